/** R7: what a device remembers of the codes that it showed. */
import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import type { DossierCheckIn } from '#schemas/documents/dossier.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { activityIdOf, type AuthorId } from '#schemas/primitives/ids.ts';
import { createUserStore, openSealer } from '#app/data/local/user-store.ts';
import { forgetOthers, keepShown, shownOpenings$ } from './shown-openings.ts';

const NOW_MS = Date.parse('2026-03-20T15:00:00.000Z');
const HOUR_MS = 3_600_000;
const [one, other] = [activityIdOf('01J00000000000000000000001'), activityIdOf('01J00000000000000000000002')];

const opening = (letter: string, changes: Partial<DossierCheckIn> = {}): DossierCheckIn => ({
  secretBase32: letter.repeat(32),
  counter: 0,
  openedAt: toInstant(NOW_MS),
  openedBy: 'account:00000000000000000000000001' as AuthorId,
  closedAt: null,
  ...changes,
});

it('R7 each opening once, with its latest code, until the next day or a new code', async () => {
  const store = createUserStore('shown-openings', openSealer);
  const shown = (activityId = one) => firstValueFrom(shownOpenings$({ store }, activityId));
  const keep = (activityId: typeof one, kept: DossierCheckIn, nowMs = NOW_MS) =>
    keepShown({ store }, { activityId, opening: kept }, nowMs);
  expect(await shown()).toEqual([]);
  await keep(one, opening('A'));
  await keep(one, opening('A', { counter: 1 }));
  await keep(one, opening('B'));
  await keep(other, opening('C'));
  expect(await shown()).toEqual([opening('A', { counter: 1 }), opening('B')]);
  // As after a new code: the page shows it while the others are forgotten.
  await Promise.all([
    forgetOthers({ store }, { activityId: one, opening: opening('B') }, NOW_MS),
    keep(one, opening('B', { counter: 1 })),
  ]);
  expect([await shown(), await shown(other)]).toEqual([[opening('B', { counter: 1 })], [opening('C')]]);
  const nextDayMs = NOW_MS + 25 * HOUR_MS;
  await keep(one, opening('D', { openedAt: toInstant(nextDayMs) }), nextDayMs);
  expect(await shown(other)).toEqual([]);
  store.close();
});
