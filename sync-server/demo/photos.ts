/**
 * Photos of the invented year: drawn, never taken, and filed by the code that files real ones. The same year gets the same
 * pictures; they have a chance of their own, so that the year itself does not depend on them.
 */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import type { Activity } from '#schemas/documents/activity.ts';
import type { Officer } from '#schemas/documents/officer.ts';
import type { Photo } from '#schemas/documents/photo.ts';
import { instantToMs, toInstant, type Instant } from '#schemas/primitives/dates.ts';
import { photoIdOf, type ActivityId, type ClubSlug, type PhotoId } from '#schemas/primitives/ids.ts';
import type { Media } from '#server/media/media.ts';
import { inParallel } from '#server/setup/in-parallel.ts';
import { baseAt } from './club-year.ts';
import { createUlids, type NewUlid } from './demo-ids.ts';
import type { Drawing, Scene, Tint } from './pictures/drawing.ts';
import { books, debate, laptop, lecture, stage, trophy } from './pictures/indoors.ts';
import { football, portrait, running, underTree, volley } from './pictures/outdoors.ts';
import { createRandom, type Random } from './random.ts';
import { CLUB_VOCABULARIES, type ClubVocabulary } from './vocabulary/clubs.ts';
import type { Year } from './year.ts';

const SEED = 20_260_315;
/** How many each of these activities has, the latest one first. */
const PHOTOS_PER_ACTIVITY = [3, 2, 2, 1, 1] as const;
const PORTRAITS_PER_CLUB = 3;
/** One is drawn while another is filed. */
const PARALLEL = 2;
const MINUTE_MS = 60_000;
/** thumbhash takes no larger picture. */
const TINY_SIDE_PX = 100;

/** As the clubs' cards show them on a light screen (app/ui/styles/tokens.css). */
const TINTS: Readonly<Record<string, Tint>> = {
  informatique: { main: '#3440c4', soft: '#eceefc', deep: '#2f3ab0' },
  anglais: { main: '#1f959b', soft: '#e2f4f4', deep: '#10676c' },
  'art-oratoire': { main: '#8c1d4f', soft: '#fbeaf1', deep: '#5e1335' },
  sport: { main: '#b27c1c', soft: '#fbf2e0', deep: '#7a540f' },
};
const NO_TINT: Tint = { main: '#3182ce', soft: '#ebf8ff', deep: '#2c5282' };

interface Habits {
  readonly usual: readonly Scene[];
  readonly competition: readonly Scene[];
}

const HABITS: Readonly<Record<string, Habits>> = {
  informatique: { usual: [laptop, lecture, books], competition: [trophy, laptop, lecture] },
  anglais: { usual: [books, underTree, lecture], competition: [trophy, debate, underTree] },
  'art-oratoire': { usual: [stage, underTree, lecture], competition: [debate, trophy, stage] },
  sport: { usual: [football, running, volley], competition: [football, trophy, volley] },
};
const ANY_HABITS: Habits = { usual: [lecture, books, underTree], competition: [trophy, lecture, underTree] };

const scenesOf = (slug: ClubSlug, kind: string): readonly Scene[] => {
  const { usual, competition } = HABITS[slug] ?? ANY_HABITS;
  if (kind === 'debat') return [debate, underTree];
  return kind === 'competition' ? competition : usual;
};

/** The year with its photos, whose files are in place. */
export const addPhotos = async (media: Media, year: Year): Promise<Year> => {
  const random = createRandom(SEED);
  const album: Album = { random, newUlid: createUlids(random), pictures: [] };
  const activities = documentsOf<Activity>(year, 'activities');
  const officers = documentsOf<Officer>(year, 'officers');
  const portraits = new Map<string, PhotoId>();
  for (const club of CLUB_VOCABULARIES) {
    drawActivities(
      album,
      club,
      activities.filter(({ clubId, state }) => clubId === club.slug && state === 'done'),
    );
    const bureau = officers.filter(({ clubId }) => clubId === club.slug);
    for (const { id, createdAt } of bureau.slice(0, PORTRAITS_PER_CLUB)) {
      portraits.set(
        id,
        drawPhoto(album, club, { scene: portrait, at: createdAt, activityId: null, caption: '' }),
      );
    }
  }
  const photos = await inParallel(PARALLEL, album.pictures, (picture) => filePhoto(media, picture));
  const withPortraits = officers.map((officer) => ({
    ...officer,
    photoId: portraits.get(officer.id) ?? null,
  }));
  return [
    { collection: 'photos', documents: photos },
    ...year.map((part) => (part.collection === 'officers' ? { ...part, documents: withPortraits } : part)),
  ];
};

const documentsOf = <T>(year: Year, collection: 'activities' | 'officers'): readonly T[] =>
  year.flatMap((part) => (part.collection === collection ? (part.documents as unknown as readonly T[]) : []));

/** A photo before its bytes. */
interface Picture {
  readonly drawing: Drawing;
  readonly photo: Omit<Photo, 'sha256' | 'tinyHash'>;
}

interface Album {
  readonly random: Random;
  readonly newUlid: NewUlid;
  readonly pictures: Picture[];
}

const drawActivities = (album: Album, club: ClubVocabulary, held: readonly Activity[]): void => {
  const latest = held.slice(-1);
  const others = album.random.sample(held.slice(0, -1), PHOTOS_PER_ACTIVITY.length - 1, () => 1);
  for (const [at, activity] of [...latest, ...others].entries()) {
    const scenes = scenesOf(club.slug, activity.kind);
    const first = album.random.between(0, scenes.length - 1);
    for (let taken = 0; taken < (PHOTOS_PER_ACTIVITY[at] ?? 0); taken += 1) {
      const scene = scenes[(first + taken) % scenes.length];
      const takenAt = toInstant(instantToMs(activity.startsAt) + (20 + taken * 17) * MINUTE_MS);
      const caption = taken === 0 ? activity.topic : '';
      if (scene !== undefined)
        drawPhoto(album, club, { scene, at: takenAt, activityId: activity.id, caption });
    }
  }
};

interface Wish {
  readonly scene: Scene;
  readonly at: Instant;
  readonly activityId: ActivityId | null;
  readonly caption: string;
}

const drawPhoto = (
  { random, newUlid, pictures }: Album,
  club: ClubVocabulary,
  { scene, at, activityId, caption }: Wish,
): PhotoId => {
  const drawing = scene({ random, tint: TINTS[club.slug] ?? NO_TINT });
  const id = photoIdOf(newUlid(instantToMs(at)));
  const { widthPx, heightPx } = drawing;
  const said = { activityId, widthPx, heightPx, caption, takenAt: at, takenDownAt: null };
  pictures.push({ drawing, photo: { id, ...baseAt(club, at), ...said } });
  return id;
};

const filePhoto = async (media: Media, { drawing, photo }: Picture): Promise<Photo> => {
  const bytes = await sharp(Buffer.from(drawing.svg)).flatten().webp({ quality: 90, effort: 0 }).toBuffer();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const taken = await media.take({ sha256, clubId: photo.clubId, bytes });
  if (!taken.ok) throw new Error(`an invented photo was refused: ${taken.error}`);
  return { ...photo, sha256, tinyHash: await tinyHashOf(bytes) };
};

/** Base64 of the few bytes. */
const tinyHashOf = async (bytes: Buffer): Promise<string> => {
  const { data, info } = await sharp(bytes)
    .resize({ width: TINY_SIDE_PX, height: TINY_SIDE_PX, fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
};
