import { afterEach, describe, expect, it } from 'vitest';
import type { Activity } from '#schemas/documents/activity.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ActivityId, AuthorId, ClubSlug } from '#schemas/primitives/ids.ts';
import { DASHBOARD_PART } from '#schemas/rules/figures/apply-change.ts';
import { applyChange } from '#schemas/rules/figures/apply-change.ts';
import { contributionOf } from '#schemas/rules/figures/contribution.ts';
import { dashboardOf } from '#schemas/rules/figures/dashboard.ts';
import { emptyFigures } from '#schemas/rules/figures/figures.ts';
import { openUserDatabase } from '#app/data/local/database.ts';
import { dashboard$, startFiguresEngine, type FiguresEngine } from './figures-engine.ts';
import { collectionOf, type LocalDatabase } from '#app/data/local/local-database.ts';
import { settled } from '#app/data/local/local-document.ts';
import { writeLocal } from '#app/data/local/local-rows.ts';
import { createUserStore, openSealer, type UserStore } from '#app/data/local/user-store.ts';

const SLUG = 'informatique' as ClubSlug;
const BY = `account:${'0'.repeat(26)}` as AuthorId;
const AT = '2026-03-14T15:00:00.000Z' as Instant;
const base = { clubId: SLUG, createdAt: AT, createdBy: BY, updatedAt: AT, updatedBy: BY, v: 1 } as const;
const ulid = (n: number): string => String(n).padStart(26, '0');
const key = (n: number): string => n.toString(16).padStart(32, '0');

const activity = (n: number): Activity => ({
  id: `activity:${ulid(n)}` as ActivityId,
  ...base,
  topic: `Atelier ${n}`,
  kind: 'atelier',
  state: 'done',
  startsAt: AT,
  endsAt: null,
  venue: '',
  description: '',
  cancelReason: '',
  checkInWindow: null,
  winners: [],
});
const participant = (n: number) => ({
  id: `participant:${SLUG}:${key(n)}`,
  ...base,
  firstName: `Awa ${n}`,
  lastName: 'Ouédraogo',
  programId: 'stat',
  levelId: 'l2',
  matricule: null,
  discriminator: '',
  mergedInto: null,
  rankingConsent: true,
  imageConsent: false,
});
const attendance = (a: number, p: number) => ({
  id: `attendance:${SLUG}:${ulid(a)}:${key(p)}`,
  ...base,
  activityId: activity(a).id,
  participantId: participant(p).id,
  at: AT,
  way: 'kiosk',
  late: false,
  rating: (p % 5) + 1,
  appreciations: [],
  suggestions: [],
});

const KINDS = ['activities', 'participants', 'attendances'] as const;
type Kind = (typeof KINDS)[number];

let databases: LocalDatabase[] = [];
let engines: FiguresEngine[] = [];
let names = 0;
afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.stop()));
  await Promise.all(databases.map((database) => database.close()));
  engines = [];
  databases = [];
});

const place = async () => {
  const name = `figures-${++names}`;
  const database = await openUserDatabase({
    name,
    sealer: openSealer,
    multiInstance: false,
    collections: KINDS,
  });
  databases.push(database);
  return { database, store: createUserStore(`${name}-store`, openSealer), errors: [] as unknown[] };
};
type Place = Awaited<ReturnType<typeof place>>;

const start = (
  { database, errors }: Place,
  store: UserStore,
  clock = () => Date.now() + 1000,
): FiguresEngine => {
  const engine = startFiguresEngine({
    database,
    store,
    fullClubs: 'all',
    clock,
    onError: (cause) => void errors.push(cause),
  });
  engines.push(engine);
  return engine;
};

const put = (database: LocalDatabase, kind: Kind, documents: readonly object[]): Promise<void> =>
  writeLocal(
    collectionOf(database, kind),
    new Map(
      documents.map((document) => [
        (document as StoredDocument).id,
        () => settled(document as StoredDocument),
      ]),
    ),
  );

const recomputed = (documents: Readonly<Record<Kind, readonly object[]>>) => {
  const figures = emptyFigures('all');
  for (const kind of KINDS) {
    for (const document of documents[kind])
      applyChange(figures, null, contributionOf(kind, document as StoredDocument));
  }
  return JSON.parse(JSON.stringify(dashboardOf(figures))) as unknown;
};

const YEAR = {
  activities: [activity(1), activity(2)],
  participants: [participant(1), participant(2), participant(3)],
  attendances: [attendance(1, 1), attendance(1, 2), attendance(2, 1), attendance(2, 3)],
};
const fill = async (database: LocalDatabase): Promise<void> => {
  for (const kind of KINDS) await put(database, kind, YEAR[kind]);
};

describe('figures engine', () => {
  it('R31 follows each change, an edit, a deletion and a late arrival', async () => {
    const here = await place();
    await fill(here.database);
    const engine = start(here, here.store);
    await engine.settled();
    expect(await here.store.get('figures', DASHBOARD_PART)).toEqual(recomputed(YEAR));
    const late = attendance(2, 2);
    const gone = { ...attendance(1, 1), _deleted: true };
    const edited = { ...activity(1), state: 'cancelled' };
    await put(here.database, 'attendances', [late, gone]);
    await put(here.database, 'activities', [edited]);
    await engine.settled();
    const now = {
      activities: [edited, activity(2)],
      participants: YEAR.participants,
      attendances: [...YEAR.attendances.slice(1), late],
    };
    expect(await here.store.get('figures', DASHBOARD_PART)).toEqual(recomputed(now));
    expect(here.errors).toEqual([]);
  });

  it('R31 resumes exactly, wherever the tab was killed', async () => {
    for (let survived = 0; survived < 6; survived++) {
      const here = await place();
      await fill(here.database);
      const store: UserStore = {
        ...here.store,
        write: async (writes) => {
          if (left-- <= 0) throw new Error('killed');
          await here.store.write(writes);
        },
      };
      let left = survived;
      const killed = start(here, store);
      await killed.settled();
      await killed.stop();
      await put(here.database, 'attendances', [attendance(2, 2)]);
      const engine = start(here, here.store);
      await engine.settled();
      const all = { ...YEAR, attendances: [...YEAR.attendances, attendance(2, 2)] };
      expect(await here.store.get('figures', DASHBOARD_PART)).toEqual(recomputed(all));
      await engine.stop();
      await here.database.close();
      databases = [];
    }
  });

  it('R61 shows a dashboard where there is nothing to count', async () => {
    const here = await place();
    const engine = start(here, here.store);
    await engine.settled();
    expect(await here.store.get('figures', DASHBOARD_PART)).toEqual(
      recomputed({ activities: [], participants: [], attendances: [] }),
    );
  });

  it('R44 counts everything anew where an older version left its figures, and shows none on the way', async () => {
    const here = await place();
    await fill(here.database);
    const older = { version: 1, fullClubs: 'all', positions: { attendances: { id: 'z', lwt: 1 } } };
    await here.store.write([
      { table: 'figures', key: 'state', at: 0, value: older },
      { table: 'figures', key: 'dashboard', at: 0, value: { combined: { years: {} } } },
      { table: 'figures', key: 'public', at: 0, value: { actions: [] } },
      { table: 'contributions', key: activity(1).id, at: 0, value: { kind: 'action', done: true } },
    ]);
    const shown: unknown[] = [];
    const subscription = dashboard$(here.store).subscribe((figures) => shown.push(figures));
    const engine = start(here, here.store);
    await engine.settled();
    await expect.poll(() => shown.at(-1)).toEqual(recomputed(YEAR));
    subscription.unsubscribe();
    expect(shown.filter((figures) => figures !== undefined)).toHaveLength(1);
    expect(await here.store.get('figures', 'dashboard')).toBeUndefined();
    expect(here.errors).toEqual([]);
  });

  it('counts nothing twice after a restart, and writes nothing when nothing changed', async () => {
    const here = await place();
    await fill(here.database);
    const first = start(here, here.store);
    await first.settled();
    await first.stop();
    let writes = 0;
    const watched: UserStore = {
      ...here.store,
      write: (all) => {
        writes += 1;
        return here.store.write(all);
      },
    };
    const second = start(here, watched);
    await second.settled();
    expect(writes).toBe(0);
    expect(await here.store.get('figures', DASHBOARD_PART)).toEqual(recomputed(YEAR));
  });

  it('looks at everything again when the clock was set back', async () => {
    const here = await place();
    await fill(here.database);
    const first = start(here, here.store);
    await first.settled();
    await first.stop();
    const state = (await here.store.get('figures', 'state')) as {
      positions: Record<string, { lwt: number }>;
    };
    for (const position of Object.values(state.positions)) position.lwt += 1e9;
    await here.store.write([{ table: 'figures', key: 'state', at: 0, value: state }]);
    await put(here.database, 'attendances', [attendance(2, 2)]);
    const second = start(here, here.store);
    await second.settled();
    const all = { ...YEAR, attendances: [...YEAR.attendances, attendance(2, 2)] };
    expect(await here.store.get('figures', DASHBOARD_PART)).toEqual(recomputed(all));
    expect(here.errors).toEqual([]);
  });

  it('counts everything anew when what was noted contradicts the figures', async () => {
    const here = await place();
    await fill(here.database);
    const first = start(here, here.store);
    await first.settled();
    await first.stop();
    for (const part of ['people:00', 'public']) {
      await here.store.write([{ table: 'figures', key: part, at: 0, value: undefined }]);
    }
    await put(here.database, 'attendances', [{ ...attendance(1, 1), _deleted: true }]);
    const second = start(here, here.store);
    await second.settled();
    const all = { ...YEAR, attendances: YEAR.attendances.slice(1) };
    expect(await here.store.get('figures', DASHBOARD_PART)).toEqual(recomputed(all));
  });
});
