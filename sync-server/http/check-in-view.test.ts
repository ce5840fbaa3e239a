import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toTombstone } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { activityIdOf } from '#schemas/primitives/ids.ts';
import { DEVICE_COOKIE } from './request-origin.ts';
import { codeOf, START_MS } from './testing-auth-server.ts';
import {
  ACTIVITY,
  HOTP_SECRET,
  HOUR_MS,
  hotp,
  LEAD_ID,
  PATH,
  startCheckIn,
  WRONG,
  type CheckInTest,
} from './testing-check-in.ts';

let at: CheckInTest;

beforeEach(async () => {
  at = await startCheckIn();
});
afterEach(() => at.close());

describe('what an attendee is shown first', () => {
  it('R7 greets with the activity and the lists, and nothing restricted', async () => {
    const answer = await at.phone.send(PATH);
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
    expect(at.phone.setCookies.get(DEVICE_COOKIE)).toMatch(
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
      expect(codeOf(await at.phone.send(path))).toBe('activity_unknown');
      expect(codeOf(await at.phone.post(`${path}/code`, { code: WRONG }))).toBe('activity_unknown');
    }
    await at.write('activities', toTombstone(at.activity(), toInstant(at.clock.nowMs()), LEAD_ID));
    expect(codeOf(await at.phone.send(PATH))).toBe('activity_unknown');
  });
});
