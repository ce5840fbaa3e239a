import { generateSync } from 'otplib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Activity } from '#schemas/documents/activity.ts';
import type { Attendance } from '#schemas/documents/attendance.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import type { Dossier, DossierCheckIn } from '#schemas/documents/dossier.ts';
import type { Participant } from '#schemas/documents/participant.ts';
import { isTombstone, toTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import {
  accountIdOf,
  activityIdOf,
  attendanceRangeOf,
  CHECK_IN_SERVICE,
  dossierIdOf,
  type AuthorId,
  type ClubSlug,
} from '#schemas/primitives/ids.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { answerToDocuments } from '#schemas/rules/check-in-answer.ts';
import { roomKeyOf } from '#schemas/rules/room-key.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { ensureAuthDatabases } from '#server/auth/auth-context.ts';
import type { ServerContext } from '#server/context.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { silentLog } from '#server/ports/log.ts';
import { toStoredDocument } from '#server/replication/stored-document.ts';
import { writeDocuments } from '#server/replication/write-documents.ts';
import { deriveSecrets } from '#server/setup/secrets.ts';
import { startContext, type StartedContext } from '#server/setup/start-context.ts';
import { createCheckInRouter } from './check-in-router.ts';
import { DEVICE_COOKIE } from './request-origin.ts';
import {
  codeOf,
  createTestClock,
  serve,
  START_MS,
  TestBrowser,
  type Answer,
  type TestClock,
  type TestServer,
} from './test-auth-server.ts';

const SPORT = 'sport' as ClubSlug;
const ULID = '01JPAB3DEFGH1JKMNPQRSTVWXY';
const ACTIVITY = activityIdOf(ULID);
const LEAD_ID = accountIdOf('01JPAB3DEFGH1JKMNPQRSTVWXZ');
const LEAD: Actor = { kind: 'account', id: LEAD_ID, roles: ['club:sport:lead'] };
const HOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const PATH = `/checkin/${ACTIVITY}`;

let clock: TestClock;
let started: StartedContext;
let ctx: ServerContext;
let server: TestServer;
let phone: TestBrowser;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START_MS });
  clock = createTestClock((nowMs) => vi.setSystemTime(nowMs));
  started = await startContext({
    config: {
      port: 0,
      host: '127.0.0.1',
      dataDir: '/nonexistent',
      publicUrl: 'https://clubs.example.org',
      isSecure: true,
      trustedProxies: ['loopback'],
      couchUrl: undefined,
      couchJwtSecret: undefined,
      logLevel: 'silent',
      isDemo: false,
    },
    couch: createCouchMemory(),
    clock,
    log: silentLog,
    secrets: deriveSecrets(new Uint8Array(32).fill(7)),
    place: 'memory',
  });
  ctx = started.ctx;
  await ensureAuthDatabases(ctx);
  server = await serve('/checkin', createCheckInRouter(ctx));
  phone = new TestBrowser(server);
  await write('activities', activity());
  await openCheckIn();
});

afterEach(async () => {
  await server.close();
  await started.stop();
  vi.useRealTimers();
});

const stored = async (collection: Collection, scope: string, id: string): Promise<StoredDocument | null> => {
  const db = `aesi-${collection}${scope === 'public' ? '' : `-${scope}`}`;
  const doc = await ctx.couch.get(db, id);
  return doc === undefined ? null : toStoredDocument(doc);
};

const write = async (collection: Collection, doc: StoredDocument): Promise<void> => {
  const base = await stored(collection, collection === 'activities' ? 'public' : SPORT, doc.id);
  const [outcome] = await writeDocuments(ctx, {
    actor: LEAD,
    collection,
    rows: [{ base, doc, steps: [] }],
    requestId: 'test',
  });
  expect(outcome).toMatchObject({ type: 'accepted' });
};

const baseFields = () => ({
  clubId: SPORT,
  createdAt: toInstant(START_MS),
  createdBy: LEAD_ID as string as AuthorId,
  updatedAt: toInstant(clock.nowMs()),
  updatedBy: LEAD_ID as string as AuthorId,
  v: 1,
});

const activity = (changes: Partial<Activity> = {}): Activity => ({
  id: ACTIVITY,
  ...baseFields(),
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

const openCheckIn = (changes: Partial<DossierCheckIn> = {}): Promise<void> => {
  const dossier: Dossier = {
    id: dossierIdOf(SPORT, ACTIVITY),
    ...baseFields(),
    activityId: ACTIVITY,
    checkIn: {
      secretBase32: HOTP_SECRET,
      counter: 0,
      openedAt: toInstant(START_MS),
      openedBy: LEAD_ID as string as AuthorId,
      closedAt: null,
      ...changes,
    },
    difficulties: 'Ballon crevé',
    debrief: '',
    winners: [],
    pendingPhotos: [],
  };
  return write('dossiers', dossier);
};

const hotp = (counter = 0): string => generateSync({ strategy: 'hotp', secret: HOTP_SECRET, counter });
const wrongCodes = (count: number): string[] =>
  Array.from({ length: 1000 }, (_, at) => String(at).padStart(6, '0'))
    .filter((code) => ![0, 1, 2].some((counter) => hotp(counter) === code))
    .slice(0, count);
const WRONG = '000000';

const type = (code: string, from = phone, roomKey?: string): Promise<Answer> =>
  from.post(`${PATH}/code`, { code, ...(roomKey !== undefined && { roomKey }) });

const newPhone = async (address = '192.0.2.1'): Promise<TestBrowser> => {
  const browser = new TestBrowser(server, address);
  await browser.send(PATH);
  return browser;
};

const ticketFor = async (from = phone): Promise<string> => {
  const answer = await type(hotp(), from);
  expect(answer.status).toBe(200);
  return String(answer.body['ticket']);
};

const AWA: CheckInAnswer = {
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

const send = (ticket: string, changes: Partial<CheckInAnswer> = {}, from = phone): Promise<Answer> =>
  from.post(`${PATH}/answers`, { ticket, answer: { ...AWA, ...changes } });

const attendances = async (): Promise<Attendance[]> => {
  const rows = await ctx.couch.range('aesi-attendances-sport', attendanceRangeOf(SPORT, ACTIVITY));
  return rows.map((row) => toStoredDocument(row) as unknown as Attendance);
};

const participants = async (): Promise<Participant[]> => {
  const rows = await ctx.couch.range('aesi-participants-sport', { startId: 'p', endId: 'q' });
  return rows.map((row) => toStoredDocument(row) as unknown as Participant);
};

describe('what an attendee is shown first', () => {
  it('R7 greets with the activity and the lists, and nothing restricted', async () => {
    const answer = await phone.send(PATH);
    expect(answer.body).toMatchObject({
      activityId: ACTIVITY,
      topic: 'Tournoi de football',
      clubSlug: 'sport',
      open: true,
      closesAt: toInstant(START_MS + 3 * HOUR_MS),
    });
    expect((answer.body['programsOfStudy'] as unknown[]).length).toBeGreaterThan(0);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = JSON.stringify(answer.body);
    for (const restricted of [HOTP_SECRET, hotp(), LEAD_ID, 'crevé']) expect(text).not.toContain(restricted);
    expect(phone.setCookies.get(DEVICE_COOKIE)).toMatch(
      /HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/,
    );
  });

  it('R30 knows no made-up or deleted activity', async () => {
    for (const id of [
      activityIdOf('01JPAB3DEFGH1JKMNPQRSTVWX0'),
      'club:sport',
      '_design/x',
      'x'.repeat(300),
    ]) {
      const path = `/checkin/${encodeURIComponent(id)}`;
      expect(codeOf(await phone.send(path))).toBe('activity_unknown');
      expect(codeOf(await phone.post(`${path}/code`, { code: WRONG }))).toBe('activity_unknown');
    }
    await write(
      'activities',
      toTombstone(activity(), toInstant(clock.nowMs()), LEAD_ID as string as AuthorId),
    );
    expect(codeOf(await phone.send(PATH))).toBe('activity_unknown');
  });
});

describe('the code', () => {
  it('R7 R30 is right at 2 h 59 and refused at 3 h 01', async () => {
    clock.advance(2 * HOUR_MS + 59 * MINUTE_MS);
    expect((await type(hotp())).status).toBe(200);
    clock.advance(2 * MINUTE_MS);
    expect(codeOf(await type(hotp()))).toBe('check_in_closed');
    expect((await phone.send(PATH)).body['open']).toBe(false);
  });

  it('R30 reissuing kills the old code, and closing kills every code', async () => {
    await openCheckIn({ counter: 1 });
    expect(codeOf(await type(hotp(0)))).toBe('wrong_code');
    expect((await type(hotp(1))).status).toBe(200);
    await openCheckIn({ counter: 1, closedAt: toInstant(clock.nowMs()) });
    expect(codeOf(await type(hotp(1)))).toBe('check_in_closed');
  });

  it('R30 is not there before check-in is opened, nor for a cancelled activity', async () => {
    await write('activities', activity({ state: 'cancelled', cancelReason: 'Pluie' }));
    expect(codeOf(await type(hotp()))).toBe('check_in_closed');
    const other = activityIdOf('01JPAB3DEFGH1JKMNPQRSTVWX1');
    await write('activities', activity({ id: other }));
    expect(codeOf(await phone.post(`/checkin/${other}/code`, { code: hotp() }))).toBe('check_in_closed');
  });

  it('R30 is accepted when the host’s clock runs a little ahead', async () => {
    await openCheckIn({ openedAt: toInstant(clock.nowMs() + 5 * MINUTE_MS) });
    expect((await type(hotp())).status).toBe(200);
    await openCheckIn({ openedAt: toInstant(clock.nowMs() + HOUR_MS) });
    expect(codeOf(await type(hotp()))).toBe('check_in_closed');
  });

  it('R62 is six digits', async () => {
    expect(codeOf(await type('12345'))).toBe('invalid_body');
    expect(codeOf(await phone.post(`${PATH}/code`, { code: hotp(), more: 1 }))).toBe('invalid_body');
  });

  it('R30 the fifth wrong one locks the phone for 30 s, each further one twice as long', async () => {
    await phone.send(PATH);
    for (let left = 4; left > 0; left -= 1) {
      expect((await type(WRONG)).body.error).toEqual({ code: 'wrong_code', attemptsLeft: left });
    }
    const locking = { code: 'wrong_code', attemptsLeft: 0, retryAfterSeconds: 30 };
    expect((await type(WRONG)).body.error).toEqual(locking);
    expect((await type(hotp())).body.error).toEqual({ code: 'too_many_attempts', retryAfterSeconds: 30 });
    clock.advance(30_000);
    expect((await type(WRONG)).body.error).toMatchObject({ retryAfterSeconds: 60 });
    clock.advance(60_000);
    expect((await type(hotp())).status).toBe(200);
  });

  it('R30 after twenty wrong ones the host must intervene: a reissued code starts afresh', async () => {
    await phone.send(PATH);
    for (let round = 0; round < 20; round += 1) {
      expect(codeOf(await type(WRONG))).toBe('wrong_code');
      clock.advance(30_000 * 2 ** Math.max(0, round - 4));
      // The window is over long before a patient phone has typed twenty.
      await openCheckIn({ openedAt: toInstant(clock.nowMs()) });
    }
    expect((await type(hotp())).body.error).toEqual({ code: 'too_many_attempts' });
    await openCheckIn({ openedAt: toInstant(clock.nowMs()), counter: 1 });
    expect((await type(hotp(1))).status).toBe(200);
  });

  it('R30 a phone that throws its cookie away is held to its address', async () => {
    for (let round = 0; round < 5; round += 1) {
      await type(WRONG);
      phone.cookies.clear();
    }
    expect(codeOf(await type(hotp()))).toBe('too_many_attempts');
    expect((await type(hotp(), await newPhone())).status).toBe(200);
  });

  /** Wrong codes from ever new phones of one network; how many were judged. */
  const flood = async (network: string, tries: number): Promise<number> => {
    let judged = 0;
    const codes = wrongCodes(tries);
    for (let at = 0; at < codes.length; at += 4) {
      const attacker = await newPhone(`${network}.${at % 250}`);
      for (const code of codes.slice(at, at + 4)) {
        if (codeOf(await type(code, attacker)) === 'wrong_code') judged += 1;
      }
    }
    return judged;
  };

  it('R27 R30 strangers together try 300 codes an hour, then two from each network', async () => {
    expect(await flood('203.0.113', 340)).toBe(302);
    expect(await flood('198.18.0', 8)).toBe(2);
    clock.advance(10 * MINUTE_MS);
    expect(await flood('203.0.113', 8)).toBe(2);
  });

  it('R27 R30 strangers of many networks try fifty codes a minute', async () => {
    await flood('203.0.113', 340);
    let judged = 0;
    for (let network = 0; network < 40; network += 1) judged += await flood(`198.18.${network}`, 4);
    expect(judged).toBe(48);
    const late = await newPhone('192.0.2.200');
    expect((await type(hotp(), late)).body.error).toEqual({
      code: 'too_many_attempts',
      retryAfterSeconds: 60,
    });
    clock.advance(MINUTE_MS);
    expect((await type(hotp(), late)).status).toBe(200);
  });

  it('R27 R30 a flood of wrong codes shuts out nobody who has the right one', async () => {
    const proven = await newPhone('203.0.113.1');
    await ticketFor(proven);
    await flood('203.0.113', 340);
    const elsewhere = await Promise.all(Array.from({ length: 6 }, () => newPhone('192.0.2.200')));
    for (const newcomer of elsewhere) expect((await type(hotp(), newcomer)).status).toBe(200);
    expect((await type(hotp(), proven)).status).toBe(200);
    const besideAttacker = await newPhone('203.0.113.1');
    expect(codeOf(await type(hotp(), besideAttacker))).toBe('too_many_attempts');
    const roomKey = roomKeyOf({ secretBase32: HOTP_SECRET, counter: 0 }, blake2bHex);
    expect((await type(hotp(), besideAttacker, roomKey)).status).toBe(200);
    await openCheckIn({ counter: 1 });
    expect((await type(hotp(1), await newPhone('203.0.113.1'))).status).toBe(200);
  });

  it('R30 the key of the room replaces no code, and dies with its own', async () => {
    const roomKey = roomKeyOf({ secretBase32: HOTP_SECRET, counter: 0 }, blake2bHex);
    await phone.send(PATH);
    for (let left = 4; left > 0; left -= 1) {
      expect((await type(WRONG, phone, roomKey)).body.error).toEqual({
        code: 'wrong_code',
        attemptsLeft: left,
      });
    }
    await openCheckIn({ counter: 1 });
    await flood('192.0.2', 340);
    expect(codeOf(await type(hotp(1), await newPhone(), roomKey))).toBe('too_many_attempts');
  });

  it('R27 R30 many guesses at once from one phone do not get past its five', async () => {
    await phone.send(PATH);
    const answers = await Promise.all(wrongCodes(20).map((code) => type(code)));
    expect(answers.filter((answer) => codeOf(answer) === 'wrong_code')).toHaveLength(5);
  });
});

describe('the answer', () => {
  it('R7 R8 becomes the person’s card and the attendance', async () => {
    const answer = await send(await ticketFor());
    expect(answer.body).toEqual({ ordinal: 1, already: false, late: false });
    const [person] = await participants();
    expect(person).toMatchObject({
      firstName: 'Awa',
      lastName: 'Ouédraogo',
      programId: 'demographie',
      rankingConsent: true,
      createdBy: CHECK_IN_SERVICE,
    });
    const [attendance] = await attendances();
    expect(attendance).toMatchObject({
      participantId: person?.id,
      way: 'phone',
      late: false,
      rating: 4,
      appreciations: ['Très bien'],
      at: toInstant(clock.nowMs()),
    });
  });

  it('R7 counts one answer per person, and says so kindly the second time', async () => {
    await send(await ticketFor());
    const other = await newPhone('192.0.2.9');
    clock.advance(MINUTE_MS);
    await send(await ticketFor(other), { firstName: 'Issa', lastName: 'Barry' }, other);
    clock.advance(MINUTE_MS);
    const swapped = { firstName: 'OUEDRAOGO', lastName: 'awa', rating: 2, suggestion: 'Plus d’eau' };
    const again = await send(await ticketFor(other), swapped, other);
    expect(again.body).toEqual({ ordinal: 1, already: true, late: false });
    const all = await attendances();
    expect(all).toHaveLength(2);
    const awas = all.find((one) => one.rating === 4);
    expect(awas).toMatchObject({
      at: toInstant(START_MS),
      appreciations: ['Très bien'],
      suggestions: ['Plus d’eau'],
    });
  });

  it('R24 keeps a card that is already there, but for the consents', async () => {
    const existing = answerToDocuments({
      answer: { ...AWA, imageConsent: true, levelId: 'm1' },
      activityId: ACTIVITY,
      clubId: SPORT,
      author: LEAD_ID as string as AuthorId,
      way: 'kiosk',
      now: toInstant(START_MS),
      late: false,
      hash: blake2bHex,
    }).participant;
    const withMatricule: Participant = { ...existing, matricule: 'A-12' };
    await write('participants', withMatricule);
    clock.advance(MINUTE_MS);
    await send(await ticketFor());
    const [person, ...others] = await participants();
    expect(others).toEqual([]);
    expect(person).toMatchObject({ levelId: 'm1', matricule: 'A-12', imageConsent: false });
    expect(person).toMatchObject({ createdBy: LEAD_ID, updatedBy: CHECK_IN_SERVICE });
  });

  it('R7 a lost answer: the same ticket with the same answer says the same', async () => {
    const ticket = await ticketFor();
    const first = await send(ticket);
    clock.advance(30 * MINUTE_MS);
    expect((await send(ticket)).body).toEqual(first.body);
    expect(await attendances()).toHaveLength(1);
    const audited = (await attendances())[0];
    expect(audited?.at).toBe(toInstant(START_MS));
  });

  it('R7 the same ticket twice at once makes one attendance', async () => {
    const ticket = await ticketFor();
    const answers = await Promise.all([send(ticket), send(ticket), send(ticket)]);
    for (const answer of answers) expect(answer.body).toEqual({ ordinal: 1, already: false, late: false });
    expect(await attendances()).toHaveLength(1);
  });

  it('R7 a ticket is one person’s, one activity’s, and 20 minutes’', async () => {
    const ticket = await ticketFor();
    await send(ticket);
    expect(codeOf(await send(ticket, { firstName: 'Issa' }))).toBe('ticket_invalid');
    expect(codeOf(await send('A'.repeat(43)))).toBe('ticket_invalid');
    expect(codeOf(await send('invented'))).toBe('ticket_invalid');
    const other = activityIdOf('01JPAB3DEFGH1JKMNPQRSTVWX1');
    await write('activities', activity({ id: other }));
    const fresh = await ticketFor();
    const elsewhere = await phone.post(`/checkin/${other}/answers`, { ticket: fresh, answer: AWA });
    expect(codeOf(elsewhere)).toBe('ticket_invalid');
    clock.advance(20 * MINUTE_MS);
    expect(codeOf(await send(fresh, { firstName: 'Issa' }))).toBe('ticket_invalid');
    expect(await attendances()).toHaveLength(1);
  });

  it('R30 keeps an answer given after the window with a ticket from within, and marks it late', async () => {
    clock.advance(2 * HOUR_MS + 50 * MINUTE_MS);
    const ticket = await ticketFor();
    clock.advance(15 * MINUTE_MS);
    expect((await send(ticket)).body).toEqual({ ordinal: 1, already: false, late: true });
    expect((await attendances())[0]).toMatchObject({ late: true });
  });

  it('R7 a ticket outlives the server’s process', async () => {
    const ticket = await ticketFor();
    await server.close();
    server = await serve('/checkin', createCheckInRouter(ctx));
    expect((await send(ticket, {}, new TestBrowser(server))).status).toBe(200);
  });

  it('R62 refuses a filière or niveau that is not on the list, and keeps the ticket good', async () => {
    const ticket = await ticketFor();
    const refused = await send(ticket, { programId: 'alchimie', levelId: 'z9' });
    expect(refused.body.error).toEqual({
      code: 'invalid_body',
      fields: { 'answer.programId': 'unknown_key', 'answer.levelId': 'unknown_key' },
    });
    expect((await send(ticket, { firstName: ' ' })).body.error).toMatchObject({ code: 'invalid_body' });
    expect((await send(ticket)).status).toBe(200);
  });

  it('R24 an attendee cannot make a namesake of oneself', async () => {
    await send(await ticketFor());
    const again = await send(await ticketFor(), { discriminator: 'bis' });
    expect(again.body).toMatchObject({ already: true });
    expect(await participants()).toHaveLength(1);
  });

  it('R7 an answer that the host deleted may be given again', async () => {
    await send(await ticketFor());
    const [attendance] = await attendances();
    if (attendance === undefined) throw new Error('no attendance');
    await write(
      'attendances',
      toTombstone(attendance, toInstant(clock.nowMs()), LEAD_ID as string as AuthorId),
    );
    clock.advance(MINUTE_MS);
    expect((await send(await ticketFor())).body).toEqual({ ordinal: 1, already: false, late: false });
    const revived = await stored('attendances', SPORT, attendance.id);
    expect(revived !== null && !isTombstone(revived)).toBe(true);
  });

  it('R7 counts people in the order of their answers', async () => {
    for (let nth = 1; nth <= 5; nth += 1) {
      const visitor = await newPhone(`192.0.2.${nth}`);
      clock.advance(1000);
      const answer = await send(await ticketFor(visitor), { firstName: `Nom${'abcde'[nth]}` }, visitor);
      expect(answer.body).toMatchObject({ ordinal: nth });
    }
  });
});
