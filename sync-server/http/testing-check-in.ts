/** For tests of check-in: the routes over a whole server context, with one activity whose check-in is open, and a phone. */
import { generateSync } from 'otplib';
import { expect, vi } from 'vitest';
import type { Activity } from '#schemas/documents/activity.ts';
import type { Attendance } from '#schemas/documents/attendance.ts';
import { databaseNameOf, type Collection } from '#schemas/documents/collections.ts';
import type { Dossier, DossierCheckIn } from '#schemas/documents/dossier.ts';
import type { Participant } from '#schemas/documents/participant.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import {
  accountIdOf,
  activityIdOf,
  attendanceRangeOf,
  dossierIdOf,
  type AuthorId,
  type ClubSlug,
} from '#schemas/primitives/ids.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { ensureAuthDatabases } from '#server/auth/auth-context.ts';
import type { ServerContext } from '#server/context.ts';
import { toStoredDocument } from '#server/replication/stored-document.ts';
import { writeDocuments } from '#server/replication/write-documents.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import { createCheckInRouter } from './check-in-router.ts';
import {
  createTestClock,
  serve,
  START_MS,
  TestBrowser,
  type Answer,
  type TestClock,
  type TestServer,
} from './testing-auth-server.ts';

export const SPORT = 'sport' as ClubSlug;
export const ACTIVITY = activityIdOf('01JPAB3DEFGH1JKMNPQRSTVWXY');
export const LEAD_ID = accountIdOf('01JPAB3DEFGH1JKMNPQRSTVWXZ') as string as AuthorId;
export const HOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const PATH = `/checkin/${ACTIVITY}`;
export const WRONG = '000000';

const LEAD: Actor = { kind: 'account', id: LEAD_ID, roles: ['club:sport:lead'] };

export const AWA: CheckInAnswer = {
  firstName: 'Awa',
  lastName: 'OUÉDRAOGO',
  programId: 'demographie',
  levelId: 'l2',
  rating: 4,
  appreciation: 'Très bien',
  suggestion: '',
  rankingConsent: true,
  imageConsent: false,
  discriminator: '',
  answeredAt: toInstant(START_MS),
};

const baseFields = (clock: TestClock) => ({
  clubId: SPORT,
  createdAt: toInstant(START_MS),
  createdBy: LEAD_ID,
  updatedAt: toInstant(clock.nowMs()),
  updatedBy: LEAD_ID,
  v: 1,
});

export const activityAt = (clock: TestClock, changes: Partial<Activity> = {}): Activity => ({
  id: ACTIVITY,
  ...baseFields(clock),
  topic: 'Tournoi de football',
  kind: 'tournament',
  state: 'running',
  startsAt: toInstant(START_MS),
  endsAt: null,
  venue: 'Terrain de l’ISSP',
  description: '',
  cancelReason: '',
  checkInWindow: null,
  winners: [],
  ...changes,
});

const dossierAt = (clock: TestClock, changes: Partial<DossierCheckIn>): Dossier => ({
  id: dossierIdOf(SPORT, ACTIVITY),
  ...baseFields(clock),
  activityId: ACTIVITY,
  checkIn: {
    secretBase32: HOTP_SECRET,
    counter: 0,
    openedAt: toInstant(START_MS),
    openedBy: LEAD_ID,
    closedAt: null,
    ...changes,
  },
  difficulties: 'Ballon crevé',
  debrief: '',
  winners: [],
  pendingPhotos: [],
});

export const hotp = (counter = 0): string => generateSync({ strategy: 'hotp', secret: HOTP_SECRET, counter });

export const wrongCodes = (count: number): string[] =>
  Array.from({ length: 1000 }, (_, at) => String(at).padStart(6, '0'))
    .filter((code) => ![0, 1, 2].some((counter) => hotp(counter) === code))
    .slice(0, count);

const readStored = async (
  ctx: ServerContext,
  collection: Collection,
  id: string,
): Promise<StoredDocument | null> => {
  const scope = collection === 'activities' ? 'public' : SPORT;
  const doc = await ctx.couch.get(databaseNameOf(collection, scope), id);
  return doc === undefined ? null : toStoredDocument(doc);
};

/** As the lead's device would, over what is there. */
const writeAsLead = async (
  ctx: ServerContext,
  collection: Collection,
  doc: StoredDocument,
): Promise<void> => {
  const base = await readStored(ctx, collection, doc.id);
  const rows = [{ base, doc, steps: [] }];
  const [outcome] = await writeDocuments(ctx, { actor: LEAD, collection, rows, requestId: 'test' });
  expect(outcome).toMatchObject({ type: 'accepted' });
};

const documentsOf = async <T>(
  ctx: ServerContext,
  collection: Collection,
  range: { readonly startId: string; readonly endId: string },
): Promise<T[]> => {
  const rows = await ctx.couch.range(databaseNameOf(collection, SPORT), range);
  return rows.map((row) => toStoredDocument(row) as unknown as T);
};

/** What people do on a phone. */
const createHands = (server: () => TestServer, phone: TestBrowser) => {
  const type = (code: string, from = phone, roomKey?: string): Promise<Answer> =>
    from.post(`${PATH}/code`, { code, ...(roomKey !== undefined && { roomKey }) });
  return {
    type,
    /** It has opened the page, so it has its cookie. */
    newPhone: async (address = '192.0.2.1'): Promise<TestBrowser> => {
      const browser = new TestBrowser(server(), address);
      await browser.send(PATH);
      return browser;
    },
    ticketFor: async (from = phone): Promise<string> => {
      const answer = await type(hotp(), from);
      expect(answer.status).toBe(200);
      return String(answer.body['ticket']);
    },
    send: (ticket: string, changes: Partial<CheckInAnswer> = {}, from = phone): Promise<Answer> =>
      from.post(`${PATH}/answers`, { ticket, answer: { ...AWA, ...changes } }),
  };
};

/** What lies in the database, and the host's way to change it. */
const createHost = (ctx: ServerContext, clock: TestClock) => ({
  activity: (changes: Partial<Activity> = {}): Activity => activityAt(clock, changes),
  write: (collection: Collection, doc: StoredDocument): Promise<void> => writeAsLead(ctx, collection, doc),
  openCheckIn: (changes: Partial<DossierCheckIn> = {}): Promise<void> =>
    writeAsLead(ctx, 'dossiers', dossierAt(clock, changes)),
  stored: (collection: Collection, id: string) => readStored(ctx, collection, id),
  attendances: () => documentsOf<Attendance>(ctx, 'attendances', attendanceRangeOf(SPORT, ACTIVITY)),
  participants: () => documentsOf<Participant>(ctx, 'participants', { startId: 'p', endId: 'q' }),
});

/** The limiter reads `Date`, so that moves with the test's clock. */
export const startCheckIn = async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START_MS });
  const clock = createTestClock((nowMs) => vi.setSystemTime(nowMs));
  const started = await startTestContext({ clock });
  const { ctx } = started;
  await ensureAuthDatabases(ctx);
  const begin = (): Promise<TestServer> => serve('/checkin', createCheckInRouter(ctx));
  let server = await begin();
  const phone = new TestBrowser(server);
  const host = createHost(ctx, clock);
  await host.write('activities', host.activity());
  await host.openCheckIn();
  return {
    ctx,
    clock,
    phone,
    ...host,
    ...createHands(() => server, phone),
    /** Counters in memory begin anew; gives a browser that talks to the new process. */
    restart: async (): Promise<TestBrowser> => {
      await server.close();
      server = await begin();
      return new TestBrowser(server);
    },
    close: async () => {
      await server.close();
      await started.stop();
      vi.useRealTimers();
    },
  };
};

export type CheckInTest = Awaited<ReturnType<typeof startCheckIn>>;
