/**
 * How often a wrong secret or code may be tried (R27). What must stay true: a stranger's attempts never use up the budget of
 * a device that has signed in to the account before, so nobody can lock somebody out by knowing an address.
 *
 * A known device has a budget of its own for the account. Strangers share three: per network address and account, per network
 * address, and per account.
 */
import { ok, type Result } from '#schemas/primitives/result.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import {
  createBudgets,
  type Attempt as Spent,
  type BudgetKey,
  type TooManyAttempts,
} from '#server/limits/budgets.ts';

const HOUR_SECONDS = 3600;

const LIMITS = {
  knownDevice: { points: 10, duration: HOUR_SECONDS },
  addressAndAccount: { points: 10, duration: HOUR_SECONDS / 4 },
  /** A university's whole network may come from one address. */
  address: { points: 60, duration: HOUR_SECONDS },
  account: { points: 100, duration: 24 * HOUR_SECONDS },
} as const;

export interface Attempter {
  /** The e-mail address or id that is being tried, whether an account has it or not. */
  readonly account: string;
  /** Hash of the device's cookie, when this device has signed in to this very account before. */
  readonly knownDevice: string | undefined;
  readonly address: string;
}

export interface Attempt extends Spent {
  /** It succeeded: what this device or address got wrong before on this account is forgotten. */
  succeed(): Promise<void>;
}

export interface Attempts {
  begin(attempter: Attempter): Promise<Result<Attempt, TooManyAttempts>>;
}

export const createAttempts = (): Attempts => {
  const budgets = createBudgets(LIMITS);
  return {
    begin: async (attempter) => {
      const own = ownBudget(attempter);
      const spent = await budgets.spend([own, ...sharedBudgets(attempter)]);
      if (!spent.ok) return spent;
      const succeed = async (): Promise<void> => {
        await spent.value.refund();
        await budgets.forget(own);
      };
      return ok({ ...spent.value, succeed });
    },
  };
};

type Key = BudgetKey<keyof typeof LIMITS>;

const ownBudget = ({ account, knownDevice, address }: Attempter): Key =>
  knownDevice === undefined
    ? ['addressAndAccount', `${blake2bHex(account)}:${address}`]
    : ['knownDevice', `${blake2bHex(account)}:${knownDevice}`];

const sharedBudgets = ({ account, knownDevice, address }: Attempter): Key[] =>
  knownDevice === undefined
    ? [
        ['address', address],
        ['account', blake2bHex(account)],
      ]
    : [];
