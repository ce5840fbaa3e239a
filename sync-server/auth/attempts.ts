/**
 * How often a wrong secret or code may be tried (R27). What must stay true: a stranger's attempts never use up the budget of
 * a device that has signed in to the account before, so nobody can lock somebody out by knowing an address.
 *
 * A known device has a budget of its own for the account. Strangers share three: per network address, per address and account,
 * and per account. The counters live in memory: a restart, which a stranger cannot cause, sets them back.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';

const HOUR_SECONDS = 3600;

const BUDGETS = {
  knownDevice: { points: 10, duration: HOUR_SECONDS },
  addressAndAccount: { points: 10, duration: HOUR_SECONDS / 4 },
  /** A university's whole network may come from one address. */
  address: { points: 60, duration: HOUR_SECONDS },
  account: { points: 100, duration: 24 * HOUR_SECONDS },
} as const;

type Budget = keyof typeof BUDGETS;

export interface Attempter {
  /** The e-mail address or id that is being tried, whether an account has it or not. */
  readonly account: string;
  /** Hash of the device's cookie, when this device has signed in to this very account before. */
  readonly knownDevice: string | undefined;
  readonly address: string;
}

export interface Attempt {
  /** Of the tightest budget, when this attempt turns out wrong. */
  readonly attemptsLeft: number;
  /** It was not wrong: gives this one attempt back. */
  refund(): Promise<void>;
  /** It succeeded: what this device or address got wrong before on this account is forgotten. */
  succeed(): Promise<void>;
}

export interface TooManyAttempts {
  readonly code: 'too_many_attempts';
  readonly retryAfterSeconds: number;
}

export interface Attempts {
  /** Counts the attempt as wrong before it is checked, so that many at once cannot slip through. */
  begin(attempter: Attempter): Promise<Result<Attempt, TooManyAttempts>>;
}

export const createAttempts = (): Attempts => {
  const limiters = Object.fromEntries(
    Object.entries(BUDGETS).map(([name, limits]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, ...limits }),
    ]),
  ) as Record<Budget, RateLimiterMemory>;

  const begin = async (attempter: Attempter): Promise<Result<Attempt, TooManyAttempts>> => {
    const keys = keysOf(attempter);
    const spent: [Budget, string][] = [];
    let attemptsLeft = Number.POSITIVE_INFINITY;
    const refund = async (): Promise<void> => {
      await Promise.all(spent.map(([budget, key]) => limiters[budget].reward(key)));
    };
    for (const [budget, key] of keys) {
      const left = await spend(limiters[budget], key);
      if (!left.ok) {
        await refund();
        return left;
      }
      spent.push([budget, key]);
      attemptsLeft = Math.min(attemptsLeft, left.value);
    }
    const succeed = async (): Promise<void> => {
      const [own, ...shared] = keys;
      if (own !== undefined) await limiters[own[0]].delete(own[1]);
      await Promise.all(shared.map(([budget, key]) => limiters[budget].reward(key)));
    };
    return ok({ attemptsLeft, refund, succeed });
  };
  return { begin };
};

/** The attempter's own budget first, then those it shares with others. */
const keysOf = ({ account, knownDevice, address }: Attempter): [Budget, string][] => {
  const who = blake2bHex(account);
  if (knownDevice !== undefined) return [['knownDevice', `${who}:${knownDevice}`]];
  return [
    ['addressAndAccount', `${who}:${address}`],
    ['address', address],
    ['account', who],
  ];
};

const spend = async (limiter: RateLimiterMemory, key: string): Promise<Result<number, TooManyAttempts>> => {
  try {
    return ok((await limiter.consume(key)).remainingPoints);
  } catch (rejection) {
    if (!(rejection instanceof RateLimiterRes)) throw rejection;
    // The attempt was not made, so it must not count against the next window either.
    await limiter.reward(key);
    const retryAfterSeconds = Math.max(1, Math.ceil(rejection.msBeforeNext / 1000));
    return err({ code: 'too_many_attempts', retryAfterSeconds });
  }
};
