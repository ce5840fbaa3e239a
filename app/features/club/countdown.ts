/** How far away the next activity is, in the unit a person would say it in. */
import { instantToMs, type Instant } from '#schemas/primitives/dates.ts';
import type { ActivityState } from '#schemas/documents/activity.ts';

export type Countdown =
  | { readonly unit: 'running' }
  /** The hour has come, and nobody has started it yet. */
  | { readonly unit: 'now' }
  | { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Up to here «dans 9 h» says more than «demain». */
const HOURS_SAID = 12;

/** Whole days between calendar days of Ouagadougou, which are days of UTC. */
const daysBetween = (fromMs: number, toMs: number): number =>
  Math.floor(toMs / DAY_MS) - Math.floor(fromMs / DAY_MS);

export const countdownOf = (
  { state, startsAt }: { readonly state: ActivityState; readonly startsAt: Instant },
  nowMs: number,
): Countdown => {
  if (state === 'running') return { unit: 'running' };
  const startMs = instantToMs(startsAt);
  const leftMs = startMs - nowMs;
  if (leftMs <= 0) return { unit: 'now' };
  if (leftMs < HOUR_MS) return { unit: 'minutes', count: Math.ceil(leftMs / MINUTE_MS) };
  const days = daysBetween(nowMs, startMs);
  if (days === 0 || leftMs < HOURS_SAID * HOUR_MS)
    return { unit: 'hours', count: Math.floor(leftMs / HOUR_MS) };
  return { unit: 'days', count: days };
};

type Candidate = { readonly state: ActivityState; readonly startsAt: Instant };

/** A planned activity that nobody started stays the next one for as long as it could still begin. */
const STILL_EXPECTED_MS = 3 * HOUR_MS;

/** What runs, else the first that is planned; the list may be in any order. */
export const nextOf = <A extends Candidate>(activities: readonly A[], nowMs: number): A | undefined => {
  const earliest = (candidates: readonly A[]): A | undefined =>
    [...candidates].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];
  return (
    earliest(activities.filter(({ state }) => state === 'running')) ??
    earliest(
      activities.filter(
        ({ state, startsAt }) => state === 'planned' && instantToMs(startsAt) > nowMs - STILL_EXPECTED_MS,
      ),
    )
  );
};
