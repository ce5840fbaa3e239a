/**
 * Two hosts who opened check-in without a network showed a code each. After sync the first opening stands for everybody
 * (merge-opening.ts); but whoever read the other code in its room is there all the same, so the device that showed it goes on
 * accepting it until the window it showed would have ended (R7).
 */
import type { DossierCheckIn } from '../documents/dossier.ts';
import type { CheckInWindow } from './check-in-window.ts';

export interface LostOpening extends Pick<DossierCheckIn, 'secretBase32' | 'counter'> {
  /** Its own beginning; its end is not later than that of the opening that stands. */
  readonly window: CheckInWindow;
}

/**
 * `shown`: openings whose code this device showed. One that began before `standing` has not lost: it is an earlier one of the
 * same activity, which was over when check-in was opened again.
 */
export const lostOpenings = (
  shown: readonly DossierCheckIn[],
  standing: DossierCheckIn,
): readonly LostOpening[] =>
  shown
    .filter((one) => one.secretBase32 !== standing.secretBase32 && one.openedAt >= standing.openedAt)
    .map(({ secretBase32, counter, openedAt }) => ({
      secretBase32,
      counter,
      window: { openedAt, closedAt: standing.closedAt },
    }));
