import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dossier } from '#schemas/documents/dossier.ts';
import { MAX_PENDING_PHOTOS } from '#schemas/documents/limits.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { CHECK_IN_SERVICE, dossierIdOf } from '#schemas/primitives/ids.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import { plainPhoto, sha256Of, takenByCamera } from '#server/media/testing-photos.ts';
import { afterRead } from '#server/ports/testing-couch.ts';
import { SPORT_LEAD } from '#server/replication/testing-sync.ts';
import { codeOf, type Answer, type TestBrowser } from './testing-auth-server.ts';
import { ACTIVITY, HOUR_MS, LEAD_ID, SPORT, startCheckIn, type CheckInTest } from './testing-check-in.ts';

let at: CheckInTest;

beforeEach(async () => {
  at = await startCheckIn();
});
afterEach(() => at.close());

const sendPhoto = (
  ticket: string,
  bytes: Buffer,
  changes: object = {},
  from: TestBrowser = at.phone,
): Promise<Answer> => {
  const photo = { sha256: sha256Of(bytes), widthPx: 64, heightPx: 48, tinyHash: '' };
  const base64 = bytes.toString('base64');
  return from.post(`/checkin/${ACTIVITY}/photo`, { ticket, photo: { ...photo, base64, ...changes } });
};

const dossier = async (): Promise<Dossier> =>
  (await at.stored('dossiers', dossierIdOf(SPORT, ACTIVITY))) as unknown as Dossier;
const pending = async () => (await dossier()).pendingPhotos.map(({ sha256 }) => sha256);

const answered = async (changes: object = {}): Promise<string> => {
  const ticket = await at.ticketFor();
  expect((await at.send(ticket, changes)).status).toBe(200);
  return ticket;
};

describe('the photo of an attendee', () => {
  it('R8 R43 waits in the dossier, for the bureau only, without what the camera noted', async () => {
    const bytes = await takenByCamera();
    const answer = await sendPhoto(await answered(), bytes);
    expect(answer.body).toEqual({ stored: true });
    expect(await dossier()).toMatchObject({
      updatedBy: CHECK_IN_SERVICE,
      difficulties: 'Ballon crevé',
      pendingPhotos: [{ sha256: sha256Of(bytes), caption: '', takenAt: toInstant(at.clock.nowMs()) }],
    });
    at.ctx.media.references.note('dossiers', (await dossier()) as never);
    expect(await at.ctx.media.visibilityOf(sha256Of(bytes), VISITOR)).toBe('hidden');
    expect(await at.ctx.media.visibilityOf(sha256Of(bytes), SPORT_LEAD)).toBe('private');
  });

  it('R39 is one for each attendance, however often it is sent and under whatever ticket', async () => {
    const ticket = await answered();
    const [first, second] = [await plainPhoto(), await plainPhoto()];
    for (let time = 0; time < 3; time += 1) expect((await sendPhoto(ticket, first)).status).toBe(200);
    expect(await pending()).toEqual([sha256Of(first)]);
    expect(codeOf(await sendPhoto(ticket, second))).toBe('photo_already_sent');
    expect(codeOf(await sendPhoto(await answered(), second))).toBe('photo_already_sent');
    const other = await answered({ firstName: 'Issa', lastName: 'Barry' });
    expect((await sendPhoto(other, second)).status).toBe(200);
    expect(await pending()).toEqual([sha256Of(first), sha256Of(second)]);
  });

  it('R43 does not come back when the bureau has discarded it', async () => {
    const ticket = await answered();
    const bytes = await plainPhoto();
    await sendPhoto(ticket, bytes);
    const now = toInstant(at.clock.nowMs() + 1);
    const without = { ...(await dossier()), pendingPhotos: [], updatedAt: now, updatedBy: LEAD_ID };
    await at.write('dossiers', without as never);
    expect((await sendPhoto(ticket, bytes)).status).toBe(200);
    expect(await pending()).toEqual([]);
  });

  it('R7 R62 needs an answer and a ticket that is good, and a picture of that hash', async () => {
    const bytes = await plainPhoto();
    expect(codeOf(await sendPhoto(await at.ticketFor(), bytes))).toBe('ticket_invalid');
    expect(codeOf(await sendPhoto('x'.repeat(43), bytes))).toBe('ticket_invalid');
    const ticket = await answered();
    expect(codeOf(await sendPhoto(ticket, bytes, { sha256: 'a'.repeat(64) }))).toBe('hash_mismatch');
    expect(codeOf(await sendPhoto(ticket, Buffer.from('no photo')))).toBe('unsupported_photo_type');
    expect(codeOf(await sendPhoto(ticket, bytes, { base64: '?' }))).toBe('invalid_body');
    expect(codeOf(await sendPhoto(ticket, Buffer.alloc(500_000, 1)))).toBe('invalid_body');
    expect(await pending()).toEqual([]);
    // What was refused leaves the way open.
    expect((await sendPhoto(ticket, bytes)).status).toBe(200);
  });

  it('R27 may be tried a few times an hour', async () => {
    const ticket = await answered();
    const bytes = Buffer.from('no photo');
    for (let time = 0; time < 8; time += 1) await sendPhoto(ticket, bytes);
    const refused = await sendPhoto(ticket, bytes);
    expect(codeOf(refused)).toBe('too_many_attempts');
    at.clock.advance(HOUR_MS + 1000);
    expect((await sendPhoto(ticket, await plainPhoto())).status).toBe(200);
  });

  it('R8 R62 is refused kindly where no more fit, also when another came in between', async () => {
    const [ticket, bytes] = [await answered(), await plainPhoto()];
    const now = toInstant(at.clock.nowMs() + 1);
    const pendingPhotos = Array.from({ length: MAX_PENDING_PHOTOS }, (_, n) => ({
      ...{ sha256: n.toString(16).padStart(64, '0'), widthPx: 64, heightPx: 48, tinyHash: '' },
      ...{ caption: '', takenAt: now },
    }));
    const fill = async (): Promise<void> => {
      const full = { ...(await dossier()), pendingPhotos, updatedAt: now, updatedBy: LEAD_ID };
      await at.write('dossiers', full as never);
    };
    // Read for the code's window first, then for its photos.
    afterRead(at.ctx.couch, { id: dossierIdOf(SPORT, ACTIVITY), time: 2 }, fill);
    for (let time = 0; time < 2; time += 1)
      expect(codeOf(await sendPhoto(ticket, bytes))).toBe('server_full');
    expect(await pending()).toHaveLength(MAX_PENDING_PHOTOS);
  });
});
