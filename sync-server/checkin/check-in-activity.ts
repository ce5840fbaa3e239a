/** What check-in must know of an activity: its card, its club's, and the secret that only the bureau and the server read. */
import type { Activity } from '#schemas/documents/activity.ts';
import type { Club, ListEntry } from '#schemas/documents/club.ts';
import { databaseNameOf } from '#schemas/documents/collections.ts';
import type { Dossier, DossierCheckIn } from '#schemas/documents/dossier.ts';
import { instantToMs, toInstant } from '#schemas/primitives/dates.ts';
import { ASSOCIATION, clubDocumentIdOf, dossierIdOf, isActivityId } from '#schemas/primitives/ids.ts';
import type { CheckInView } from '#schemas/protocol/check-in.ts';
import { listOf } from '#schemas/rules/club-lists.ts';
import { checkInEndsAtMs, checkInPhase } from '#schemas/rules/check-in-window.ts';
import { readDocument } from '#server/ports/stored-records.ts';
import type { ServerContext } from '#server/context.ts';

export interface CheckInActivity {
  readonly activity: Activity;
  readonly club: Club;
  /** The association says that its data is invented. */
  readonly demonstration: boolean;
  /** null while check-in was never opened. */
  readonly checkIn: DossierCheckIn | null;
  readonly programsOfStudy: readonly ListEntry[];
  readonly studyLevels: readonly ListEntry[];
}

/**
 * The host's phone may run ahead of the server: a window that begins in the near future by the server's clock has begun. The
 * end is counted from the same opening, so the code lives as much longer.
 */
const HOST_CLOCK_AHEAD_MS = 10 * 60_000;

/** undefined: no such activity, or a deleted one. */
export const readCheckInActivity = async (
  ctx: ServerContext,
  activityId: string,
): Promise<CheckInActivity | undefined> => {
  if (!isActivityId(activityId)) return undefined;
  const activity = await readDocument<Activity>(
    ctx.couch,
    databaseNameOf('activities', 'public'),
    activityId,
  );
  if (activity === undefined) return undefined;
  const slug = activity.clubId;
  const clubs = databaseNameOf('clubs', 'public');
  const [club, association, dossier] = await Promise.all([
    readDocument<Club>(ctx.couch, clubs, clubDocumentIdOf(slug)),
    readDocument<Club>(ctx.couch, clubs, clubDocumentIdOf(ASSOCIATION)),
    ctx.databases.clubs().includes(slug)
      ? readDocument<Dossier>(ctx.couch, databaseNameOf('dossiers', slug), dossierIdOf(slug, activityId))
      : undefined,
  ]);
  if (club === undefined) return undefined;
  return {
    activity,
    club,
    demonstration: association?.demonstration === true,
    checkIn: dossier?.checkIn ?? null,
    programsOfStudy: listOf('programsOfStudy', club, association),
    studyLevels: listOf('studyLevels', club, association),
  };
};

export const isOpenAt = ({ activity, checkIn }: CheckInActivity, nowMs: number): boolean => {
  if (checkIn === null || activity.state === 'cancelled') return false;
  const begunMs = instantToMs(checkIn.openedAt);
  const isAhead = begunMs > nowMs && begunMs - nowMs <= HOST_CLOCK_AHEAD_MS;
  return checkInPhase(checkIn, isAhead ? begunMs : nowMs) === 'open';
};

export const toCheckInView = (found: CheckInActivity, nowMs: number): CheckInView => {
  const { activity, club, demonstration, checkIn, programsOfStudy, studyLevels } = found;
  return {
    demonstration,
    activityId: activity.id,
    topic: activity.topic,
    venue: activity.venue,
    startsAt: activity.startsAt,
    clubSlug: activity.clubId,
    clubName: club.name,
    tint: club.tint,
    open: isOpenAt(found, nowMs),
    closesAt: checkIn === null ? null : toInstant(checkInEndsAtMs(checkIn)),
    programsOfStudy,
    studyLevels,
  };
};
