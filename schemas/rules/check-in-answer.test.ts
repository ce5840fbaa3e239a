import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { attendanceSchema } from '../documents/attendance.ts';
import { participantSchema } from '../documents/participant.ts';
import type { Instant } from '../primitives/dates.ts';
import { activityIdOf, CHECK_IN_SERVICE, type ClubSlug } from '../primitives/ids.ts';
import { checkInAnswerSchema } from '../protocol/check-in.ts';
import { pooledUlid } from '../testing/values.ts';
import { answerToDocuments, tidyName } from './check-in-answer.ts';
import { mergeDocuments } from './merge.ts';

const hash = (text: string): string =>
  createHash('blake2b512').update(text, 'utf8').digest('hex').slice(0, 32);

const answer = (fields: object = {}) =>
  checkInAnswerSchema.parse({
    firstName: 'Awa',
    lastName: 'Ouédraogo',
    programId: 'stat-info',
    levelId: 'l2',
    rating: 4,
    appreciation: '',
    suggestion: '  Plus de pratique  ',
    rankingConsent: true,
    imageConsent: false,
    discriminator: '',
    answeredAt: '2026-03-14T15:20:00.000Z',
    ...fields,
  });

const toDocuments = (fields: object = {}) =>
  answerToDocuments({
    answer: answer(fields),
    activityId: activityIdOf(pooledUlid(1)),
    clubId: 'sport' as ClubSlug,
    author: CHECK_IN_SERVICE,
    way: 'phone',
    now: '2026-03-14T15:21:00.000Z' as Instant,
    late: false,
    hash,
  });

describe('R7 R8 an answer of the form', () => {
  test('becomes a valid card and a valid attendance of the same person', () => {
    const { participant, attendance } = toDocuments();
    expect(participantSchema.parse(participant)).toEqual(participant);
    expect(attendanceSchema.parse(attendance)).toEqual(attendance);
    expect(attendance.participantId).toBe(participant.id);
    expect(attendance.id.endsWith(participant.id.slice(-32))).toBe(true);
    expect(attendance).toMatchObject({
      at: '2026-03-14T15:20:00.000Z',
      createdAt: '2026-03-14T15:21:00.000Z',
      appreciations: [],
      suggestions: ['Plus de pratique'],
      way: 'phone',
    });
  });

  test('R24 typed twice, otherwise, gives the same documents', () => {
    const once = toDocuments();
    for (const names of [
      { firstName: 'awa', lastName: 'OUEDRAOGO' },
      { firstName: 'Ouédraogo', lastName: 'Awa' },
      { firstName: ' Awa ', lastName: 'Oue\u0301draogo' },
    ]) {
      expect(toDocuments(names).attendance.id).toBe(once.attendance.id);
      expect(toDocuments(names).participant.id).toBe(once.participant.id);
    }
  });

  test('R24 of a homonym is another person’s', () => {
    expect(toDocuments({ discriminator: '2' }).participant.id).not.toBe(toDocuments().participant.id);
    expect(toDocuments({ programId: 'demo' }).participant.id).not.toBe(toDocuments().participant.id);
  });

  test('given on two phones ends as one attendance with both texts', () => {
    const first = toDocuments({ suggestion: 'Merci' }).attendance;
    const second = toDocuments({ answeredAt: '2026-03-14T15:40:00.000Z', rating: 2 }).attendance;
    const merged = mergeDocuments('attendances', { base: null, mine: second, theirs: first });
    expect(merged).toMatchObject({ at: first.at, rating: 4, suggestions: ['Merci', 'Plus de pratique'] });
  });

  test('needs a letter or a digit in the name', () => {
    const parsed = checkInAnswerSchema.safeParse({ ...answer(), firstName: '-', lastName: '…' });
    expect(parsed.error?.issues[0]?.path).toEqual(['lastName']);
    expect(checkInAnswerSchema.safeParse({ ...answer(), firstName: '-' }).success).toBe(true);
  });
});

describe('names are kept tidy', () => {
  test.each([
    ['  awa   carine ', 'Awa Carine'],
    ['OUÉDRAOGO', 'Ouédraogo'],
    ['kaboré-zongo', 'Kaboré-Zongo'],
    ['N’DIAYE', 'N’Diaye'],
    ["d'almeida", "D'Almeida"],
    ['McDonald', 'McDonald'],
    ['de La Tour', 'de La Tour'],
    ['Oue\u0301draogo', 'Ouédraogo'],
    ['Awa\u200B\u00A0Rose', 'Awa Rose'],
    ['Aw\uD83Da', 'Awa'],
    ['Awa \uDE00', 'Awa'],
    ['É', 'É'],
    ['ßuß', 'ßuß'],
  ])('%j → %j', (typed, tidy) => {
    expect(tidyName(typed)).toBe(tidy);
    expect(tidyName(tidy)).toBe(tidy);
  });

  test('and short enough for the card, also when composing made them longer', () => {
    const typed = '\u{1D15E}'.repeat(30);
    expect(tidyName(typed).length).toBeLessThanOrEqual(60);
    expect(tidyName(typed)).not.toMatch(/[\uD800-\uDBFF]$/u);
  });
});
