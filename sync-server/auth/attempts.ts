/**
 * How often a wrong secret or code may be tried (R27). What must stay true: a stranger's attempts never use up the budget of
 * a device that has signed in to the account before, so nobody can lock somebody out by knowing an address.
 *
 * A known device has a budget of its own for the account. Strangers share three: per network address and account, per network
 * address, and per account. When the account's is used up, it is being attacked from many addresses: each is then left very
 * few attempts, so that its owner still gets in with a new phone.
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
  underAttack: { points: 3, duration: HOUR_SECONDS },
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
  const begin = async (attempter: Attempter): Promise<Result<Attempt, TooManyAttempts>> => {
    const who = blake2bHex(attempter.account);
    const { knownDevice, address } = attempter;
    const own: Key =
      knownDevice === undefined
        ? ['addressAndAccount', `${who}:${address}`]
        : ['knownDevice', `${who}:${knownDevice}`];
    const isStranger = knownDevice === undefined;
    // First, because whoever has used it up may go on naming accounts: none of them gets a counter.
    const wide = await budgets.spend(isStranger ? [['address', address]] : []);
    if (!wide.ok) return wide;
    const account = isStranger ? await budgets.spend([['account', who]]) : undefined;
    const narrow: Key[] = account?.ok === false ? [['underAttack', `${who}:${address}`]] : [];
    const spent = await budgets.spend([own, ...narrow]);
    const refund = async (): Promise<void> => {
      await wide.value.refund();
      if (account?.ok === true) await account.value.refund();
      if (spent.ok) await spent.value.refund();
    };
    if (!spent.ok) {
      await refund();
      return spent;
    }
    const succeed = async (): Promise<void> => {
      await refund();
      await budgets.forget(own);
    };
    const attemptsLeft = Math.min(wide.value.attemptsLeft, spent.value.attemptsLeft);
    return ok({ attemptsLeft, refund, succeed });
  };
  return { begin };
};

type Key = BudgetKey<keyof typeof LIMITS>;
