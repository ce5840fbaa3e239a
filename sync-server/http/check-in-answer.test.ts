import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isTombstone, toTombstone } from '#schemas/documents/stored.ts';
import type { Attendance } from '#schemas/documents/attendance.ts';
import { MAX_ATTENDANCE_TEXTS } from '#schemas/documents/limits.ts';
import type { Participant } from '#schemas/documents/participant.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { activityIdOf, CHECK_IN_SERVICE } from '#schemas/primitives/ids.ts';
import { answerToDocuments } from '#schemas/rules/check-in-answer.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { codeOf, START_MS } from './testing-auth-server.ts';
import {
  ACTIVITY,
  AWA,
  HOUR_MS,
  LEAD_ID,
  MINUTE_MS,
  SPORT,
  startCheckIn,
  type CheckInTest,
} from './testing-check-in.ts';

let at: CheckInTest;

beforeEach(async () => {
  at = await startCheckIn();
});
afterEach(() => at.close());

describe('the answer', () => {
  it('R7 R8 becomes the person’s card and the attendance', async () => {
    const answer = await at.send(await at.ticketFor());
    expect(answer.body).toEqual({ ordinal: 1, already: false, late: false });
    const [person] = await at.participants();
    expect(person).toMatchObject({
      firstName: 'Awa',
      lastName: 'Ouédraogo',
      programId: 'demographie',
      rankingConsent: true,
      createdBy: CHECK_IN_SERVICE,
    });
    const [attendance] = await at.attendances();
    expect(attendance).toMatchObject({
      participantId: person?.id,
      way: 'phone',
      late: false,
      rating: 4,
      appreciations: ['Très bien'],
      at: toInstant(at.clock.nowMs()),
    });
  });

  it('R7 counts one answer per person, and says so kindly the second time', async () => {
    await at.send(await at.ticketFor());
    const other = await at.newPhone('192.0.2.9');
    at.clock.advance(MINUTE_MS);
    await at.send(await at.ticketFor(other), { firstName: 'Issa', lastName: 'Barry' }, other);
    at.clock.advance(MINUTE_MS);
    const swapped = { firstName: 'OUEDRAOGO', lastName: 'awa', rating: 2, suggestion: 'Plus d’eau' };
    const again = await at.send(await at.ticketFor(other), swapped, other);
    expect(again.body).toEqual({ ordinal: 1, already: true, late: false });
    const all = await at.attendances();
    expect(all).toHaveLength(2);
    const awas = all.find((one) => one.rating === 4);
    expect(awas).toMatchObject({
      at: toInstant(START_MS),
      appreciations: ['Très bien'],
      suggestions: ['Plus d’eau'],
    });
  });

  it('R7 drops no text: beyond what an attendance may hold it says so, and the ticket is still good', async () => {
    await at.send(await at.ticketFor());
    const [attendance] = await at.attendances();
    if (attendance === undefined) throw new Error('no attendance');
    const suggestions = Array.from({ length: MAX_ATTENDANCE_TEXTS }, (_, index) => `texte ${index}`).sort();
    const full: Attendance = { ...attendance, suggestions, updatedBy: LEAD_ID };
    await at.write('attendances', full);
    const ticket = await at.ticketFor();
    expect(codeOf(await at.send(ticket, { suggestion: 'Encore un' }))).toBe('too_many_texts');
    expect((await at.attendances())[0]?.suggestions).toEqual(suggestions);
    expect((await at.send(ticket, { suggestion: suggestions[3] ?? '' })).status).toBe(200);
  });

  it('R7 is taken without the half of a character that a keyboard left behind, which no database holds', async () => {
    const halves = { firstName: 'Aw\uD83Da', appreciation: 'Bien \uD83D', suggestion: '\uDE00' };
    expect((await at.send(await at.ticketFor(), halves)).body).toMatchObject({ ordinal: 1 });
    expect((await at.participants())[0]).toMatchObject({ firstName: 'Awa' });
    expect((await at.attendances())[0]).toMatchObject({ appreciations: ['Bien'], suggestions: [] });
    expect(codeOf(await at.send(await at.ticketFor(), { firstName: '\uD83D' }))).toBe('invalid_body');
  });

  it('R24 keeps a card that is already there, but for the consents', async () => {
    const existing = answerToDocuments({
      answer: { ...AWA, imageConsent: true, levelId: 'm1' },
      activityId: ACTIVITY,
      clubId: SPORT,
      author: LEAD_ID,
      way: 'kiosk',
      now: toInstant(START_MS),
      late: false,
      hash: blake2bHex,
    }).participant;
    const withMatricule: Participant = { ...existing, matricule: 'A-12' };
    await at.write('participants', withMatricule);
    at.clock.advance(MINUTE_MS);
    await at.send(await at.ticketFor());
    const [person, ...others] = await at.participants();
    expect(others).toEqual([]);
    expect(person).toMatchObject({ levelId: 'm1', matricule: 'A-12', imageConsent: false });
    expect(person).toMatchObject({ createdBy: LEAD_ID, updatedBy: CHECK_IN_SERVICE });
  });

  it('R43 hears a refusal although the card says that it was made by a clock of the future', async () => {
    const [early, later] = [toInstant(START_MS - MINUTE_MS), toInstant(START_MS + 60 * MINUTE_MS)];
    await at.send(await at.ticketFor(), { imageConsent: true });
    const [card] = await at.participants();
    if (card === undefined) throw new Error('no card');
    const writeCard = (changes: Partial<Participant>): Promise<void> =>
      at.write('participants', { ...card, ...changes, updatedBy: LEAD_ID } as Participant);
    await writeCard({ consentsAt: later });
    await at.send(await at.ticketFor(), { imageConsent: false });
    const now = toInstant(START_MS);
    expect((await at.participants())[0]).toMatchObject({ imageConsent: false, consentsAt: now });
    await writeCard({ imageConsent: false, consentsAt: early });
    await at.send(await at.ticketFor(), { imageConsent: true });
    expect((await at.participants())[0]).toMatchObject({ imageConsent: true, consentsAt: now });
  });

  it('R7 a lost answer: the same ticket with the same answer says the same', async () => {
    const ticket = await at.ticketFor();
    const first = await at.send(ticket);
    at.clock.advance(30 * MINUTE_MS);
    expect((await at.send(ticket)).body).toEqual(first.body);
    expect(await at.attendances()).toHaveLength(1);
    const audited = (await at.attendances())[0];
    expect(audited?.at).toBe(toInstant(START_MS));
  });

  it('R7 the same ticket twice at once makes one attendance', async () => {
    const ticket = await at.ticketFor();
    const answers = await Promise.all([at.send(ticket), at.send(ticket), at.send(ticket)]);
    for (const answer of answers) expect(answer.body).toEqual({ ordinal: 1, already: false, late: false });
    expect(await at.attendances()).toHaveLength(1);
  });

  it('R7 a ticket is one person’s, one activity’s, and 20 minutes’', async () => {
    const ticket = await at.ticketFor();
    await at.send(ticket);
    expect(codeOf(await at.send(ticket, { firstName: 'Issa' }))).toBe('ticket_invalid');
    expect(codeOf(await at.send('A'.repeat(43)))).toBe('ticket_invalid');
    expect(codeOf(await at.send('invented'))).toBe('ticket_invalid');
    const other = activityIdOf('01JPAB3DEFGH1JKMNPQRSTVWX1');
    await at.write('activities', at.activity({ id: other }));
    const fresh = await at.ticketFor();
    const elsewhere = await at.phone.post(`/checkin/${other}/answers`, { ticket: fresh, answer: AWA });
    expect(codeOf(elsewhere)).toBe('ticket_invalid');
    at.clock.advance(20 * MINUTE_MS);
    expect(codeOf(await at.send(fresh, { firstName: 'Issa' }))).toBe('ticket_invalid');
    expect(await at.attendances()).toHaveLength(1);
  });

  it('R30 keeps an answer given after the window with a ticket from within, and marks it late', async () => {
    at.clock.advance(2 * HOUR_MS + 50 * MINUTE_MS);
    const ticket = await at.ticketFor();
    at.clock.advance(15 * MINUTE_MS);
    expect((await at.send(ticket)).body).toEqual({ ordinal: 1, already: false, late: true });
    expect((await at.attendances())[0]).toMatchObject({ late: true });
  });

  it('R7 a ticket outlives the server’s process', async () => {
    const ticket = await at.ticketFor();
    expect((await at.send(ticket, {}, await at.restart())).status).toBe(200);
  });

  it('R62 refuses a filière or niveau that is not on the list, and keeps the ticket good', async () => {
    const ticket = await at.ticketFor();
    const refused = await at.send(ticket, { programId: 'alchimie', levelId: 'z9' });
    expect(refused.body.error).toEqual({
      code: 'invalid_body',
      fields: { 'answer.programId': 'unknown_key', 'answer.levelId': 'unknown_key' },
    });
    expect((await at.send(ticket, { firstName: ' ' })).body.error).toMatchObject({ code: 'invalid_body' });
    expect((await at.send(ticket)).status).toBe(200);
  });

  it('R24 an attendee cannot make a namesake of oneself', async () => {
    await at.send(await at.ticketFor());
    const again = await at.send(await at.ticketFor(), { discriminator: 'bis' });
    expect(again.body).toMatchObject({ already: true });
    expect(await at.participants()).toHaveLength(1);
  });

  it('R7 an answer that the host deleted may be given again', async () => {
    await at.send(await at.ticketFor());
    const [attendance] = await at.attendances();
    if (attendance === undefined) throw new Error('no attendance');
    await at.write('attendances', toTombstone(attendance, toInstant(at.clock.nowMs()), LEAD_ID));
    at.clock.advance(MINUTE_MS);
    expect((await at.send(await at.ticketFor())).body).toEqual({ ordinal: 1, already: false, late: false });
    const revived = await at.stored('attendances', attendance.id);
    expect(revived !== null && !isTombstone(revived)).toBe(true);
  });

  it('R7 counts people in the order of their answers', async () => {
    for (let nth = 1; nth <= 5; nth += 1) {
      const visitor = await at.newPhone(`192.0.2.${nth}`);
      at.clock.advance(1000);
      const answer = await at.send(await at.ticketFor(visitor), { firstName: `Nom${'abcde'[nth]}` }, visitor);
      expect(answer.body).toMatchObject({ ordinal: nth });
    }
  });
});
