import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_ATTENDANCE_TEXTS } from '#schemas/documents/limits.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ActivityId } from '#schemas/primitives/ids.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import type { Commands } from './commands.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { attendances$, participants$ } from '#app/data/queries.ts';
import { answerOf, CLUB_ID as clubId, NOW, openLeadDesk, type Desk } from './testing-commands.ts';

let database: LocalDatabase;
let time: Desk['time'];
let commands: Commands;

beforeEach(async () => {
  ({ database, time, commands } = await openLeadDesk('activities', 'participants', 'attendances'));
});
afterEach(() => database.close());

const activity = async (): Promise<ActivityId> => {
  const written = await commands.createActivity({ clubId, topic: 'R', startsAt: NOW, kind: 'atelier' });
  if (!written.ok) throw new Error('no activity');
  return written.value.id;
};

describe('an answer of the form', () => {
  it('R24 takes the same answer twice as one attendance, keeping both texts and the latest consents', async () => {
    const id = await activity();
    const taken = { clubId, activityId: id, way: 'kiosk', late: false } as const;
    const first = await commands.addAttendanceFromAnswer({ ...taken, answer: answerOf() });
    expect(first.ok && first.value.already).toBe(false);
    const [swapped] = [
      answerOf({ firstName: 'OUEDRAOGO', lastName: 'awa', appreciation: 'très bien', rankingConsent: false }),
    ];
    time.nowMs += 1000;
    const second = await commands.addAttendanceFromAnswer({ ...taken, answer: swapped });
    expect(second.ok && second.value.already).toBe(true);
    const repeated = await commands.addAttendanceFromAnswer({ ...taken, answer: swapped });
    expect(repeated.ok && second.ok && repeated.value.attendance.updatedAt).toBe(
      second.ok && second.value.attendance.updatedAt,
    );
    const [one, ...others] = await firstValueFrom(attendances$(database, clubId, id));
    expect(others).toEqual([]);
    expect([...(one?.appreciations ?? [])].sort()).toEqual(['bien', 'très bien']);
    const people = await firstValueFrom(participants$(database, clubId));
    expect(people.map(({ firstName, rankingConsent }) => [firstName, rankingConsent])).toEqual([
      ['Awa', false],
    ]);
  });

  it('R43 lets an answer imported late undo no later refusal, and takes its texts all the same', async () => {
    const id = await activity();
    const taken = { clubId, activityId: id, way: 'kiosk', late: false } as const;
    const at = (minute: number) => `2026-03-14T14:${minute}:00.000Z` as Instant;
    const say = async (minute: number, changes: Partial<CheckInAnswer>) => {
      time.nowMs += 1000;
      const answered = answerOf({ ...changes, answeredAt: at(minute) });
      expect((await commands.addAttendanceFromAnswer({ ...taken, answer: answered })).ok).toBe(true);
      const [person] = await firstValueFrom(participants$(database, clubId));
      return person;
    };
    await say(10, { rankingConsent: false, imageConsent: false });
    await say(40, { rankingConsent: false, imageConsent: false, levelId: 'l3' });
    expect(await say(20, { rankingConsent: true, imageConsent: true, appreciation: 'tard' })).toMatchObject({
      rankingConsent: false,
      imageConsent: false,
      consentsAt: at(40),
      levelId: 'l3',
    });
    const [one] = await firstValueFrom(attendances$(database, clubId, id));
    expect(one?.appreciations).toContain('tard');
    expect(await say(50, { rankingConsent: true })).toMatchObject({ rankingConsent: true });
  });

  it('R43 a line of a paper sheet, where nobody was asked, changes no consent', async () => {
    const id = await activity();
    const taken = { clubId, activityId: id, late: false } as const;
    const asked = answerOf({ rankingConsent: true, imageConsent: true });
    expect((await commands.addAttendanceFromAnswer({ ...taken, way: 'kiosk', answer: asked })).ok).toBe(true);
    time.nowMs += 60_000;
    const typed = answerOf({ rankingConsent: false, imageConsent: false, levelId: 'm1' });
    const sheet = { ...taken, way: 'sheet', asksConsents: false } as const;
    const again = await commands.addAttendanceFromAnswer({ ...sheet, answer: typed });
    expect(again.ok && again.value.already).toBe(true);
    expect(again.ok && again.value.participant).toMatchObject({ rankingConsent: true, imageConsent: true });
    const other = await commands.addAttendanceFromAnswer({
      ...sheet,
      answer: { ...typed, firstName: 'Issa' },
    });
    expect(other.ok && other.value.participant.consentsAt).toBeUndefined();
    expect(other.ok && other.value.attendance.way).toBe('sheet');
  });

  it('R43 a consent changed by hand is as late as it was written', async () => {
    const id = await activity();
    const taken = { clubId, activityId: id, way: 'kiosk', late: false } as const;
    const earlier = answerOf({ imageConsent: true, answeredAt: '2026-03-14T14:00:00.000Z' as Instant });
    const first = await commands.addAttendanceFromAnswer({ ...taken, answer: earlier });
    if (!first.ok) throw new Error('not written');
    time.nowMs += 1000;
    const person = first.value.participant;
    expect((await commands.editParticipant(person.id, { imageConsent: false })).ok).toBe(true);
    const again = await commands.addAttendanceFromAnswer({
      ...taken,
      answer: { ...earlier, answeredAt: '2026-03-14T14:30:00.000Z' as Instant },
    });
    expect(again.ok && again.value.participant.imageConsent).toBe(false);
  });

  it('R7 refuses an answer whose text an attendance could not hold, instead of dropping a text', async () => {
    const id = await activity();
    const taken = { clubId, activityId: id, way: 'kiosk', late: false } as const;
    for (let nth = 0; nth < MAX_ATTENDANCE_TEXTS; nth += 1) {
      const written = await commands.addAttendanceFromAnswer({
        ...taken,
        answer: answerOf({ appreciation: `texte ${nth}` }),
      });
      expect(written.ok).toBe(true);
    }
    const [person] = await firstValueFrom(participants$(database, clubId));
    const refused = answerOf({ appreciation: 'un de trop', levelId: 'm1' });
    time.nowMs += 1000;
    expect(await commands.addAttendanceFromAnswer({ ...taken, answer: refused })).toEqual({
      ok: false,
      error: { type: 'invalid', fields: { appreciations: 'too_many_texts' } },
    });
    const [one] = await firstValueFrom(attendances$(database, clubId, id));
    expect(one?.appreciations).toHaveLength(MAX_ATTENDANCE_TEXTS);
    expect(await firstValueFrom(participants$(database, clubId))).toEqual([person]);
  });
});
