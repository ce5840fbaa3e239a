/**
 * Budgets of wrong attempts. What must stay true: an attempt is counted before it is judged, so that many at once cannot slip
 * through, and given back when it was right. The counters live in memory: a restart, which a stranger cannot cause, sets
 * them back.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { err, ok, type Result } from '#schemas/primitives/result.ts';

export interface BudgetLimits {
  readonly points: number;
  /** Seconds; counted from the first attempt. */
  readonly duration: number;
}

/** Which budget, and whose. */
export type BudgetKey<Name extends string> = readonly [budget: Name, key: string];

export interface TooManyAttempts {
  readonly code: 'too_many_attempts';
  readonly retryAfterSeconds: number;
}

export interface Attempt {
  /** Of the tightest budget, when this attempt turns out wrong. */
  readonly attemptsLeft: number;
  /** It was not wrong: gives this one attempt back. */
  refund(): Promise<void>;
}

export interface Budgets<Name extends string> {
  /** Takes one attempt of each, or of none when one is used up. */
  spend(keys: readonly BudgetKey<Name>[]): Promise<Result<Attempt, TooManyAttempts>>;
  /** Forgets what was got wrong. */
  forget(key: BudgetKey<Name>): Promise<void>;
}

export const createBudgets = <Name extends string>(
  limits: Readonly<Record<Name, BudgetLimits>>,
): Budgets<Name> => {
  const limiters = new Map<Name, RateLimiterMemory>();
  for (const name of Object.keys(limits) as Name[]) {
    limiters.set(name, new RateLimiterMemory({ keyPrefix: name, ...limits[name] }));
  }
  const limiterOf = (name: Name): RateLimiterMemory => {
    const limiter = limiters.get(name);
    if (limiter === undefined) throw new Error(`no budget ${name}`);
    return limiter;
  };
  return {
    spend: async (keys) => {
      const spent: BudgetKey<Name>[] = [];
      let attemptsLeft = Number.POSITIVE_INFINITY;
      const refund = async (): Promise<void> => {
        await Promise.all(spent.map(([name, key]) => limiterOf(name).reward(key)));
      };
      for (const [name, key] of keys) {
        const left = await spendOne(limiterOf(name), key);
        if (!left.ok) {
          await refund();
          return left;
        }
        spent.push([name, key]);
        attemptsLeft = Math.min(attemptsLeft, left.value);
      }
      return ok({ attemptsLeft, refund });
    },
    forget: async ([name, key]) => {
      await limiterOf(name).delete(key);
    },
  };
};

const spendOne = async (
  limiter: RateLimiterMemory,
  key: string,
): Promise<Result<number, TooManyAttempts>> => {
  try {
    return ok((await limiter.consume(key)).remainingPoints);
  } catch (rejection) {
    if (!(rejection instanceof RateLimiterRes)) throw rejection;
    // It was not made, so it must not count either.
    await limiter.reward(key);
    const retryAfterSeconds = Math.max(1, Math.ceil(rejection.msBeforeNext / 1000));
    return err({ code: 'too_many_attempts', retryAfterSeconds });
  }
};
