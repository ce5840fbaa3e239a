/**
 * What a right code buys, and how often. Whoever sees the code may answer in anybody's name, and a program could do so without
 * end: the limits keep that from filling the database, far above what hands can do (decision 023). A kiosk's answers come by
 * `/sync/push` from the host's own account and meet none of this.
 *
 * What must stay true: an answer whose ticket was given is never refused for its number, so nothing that was typed behind one
 * waits; what the database did not take counts for nothing; a reissued code starts afresh.
 */
import { TICKET_SECONDS, type TicketResponse } from '#schemas/protocol/check-in.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import type { ServerContext } from '#server/context.ts';
import { createBudgets, type BudgetKey, type Budgets } from '#server/limits/budgets.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import { rememberProvenDevice } from './proven-devices.ts';
import { issueTicket } from './tickets.ts';

const HOUR_SECONDS = 3600;

const LIMITS = {
  /** One phone that goes from hand to hand: forty seconds for each person. */
  device: { points: 30, duration: HOUR_SECONDS / 3 },
  /** A full hall behind one access point, each with an own phone. */
  address: { points: 400, duration: HOUR_SECONDS },
  activity: { points: 1000, duration: HOUR_SECONDS },
} as const;

type BudgetName = keyof typeof LIMITS;
export type TicketBudgets = Budgets<BudgetName>;

export const createTicketBudgets = (): TicketBudgets => createBudgets(LIMITS);

export interface TicketAsker {
  readonly activityId: string;
  /** Names the code: activity and counter. */
  readonly code: string;
  /** Undefined for one that keeps no cookie: it is as many as come from its address. */
  readonly device: string | undefined;
  readonly address: string;
}

export const giveTicket = async (
  ctx: ServerContext,
  budgets: TicketBudgets,
  { activityId, code, device, address }: TicketAsker,
): Promise<Result<TicketResponse, Refusal>> => {
  const ofDevice: readonly BudgetKey<BudgetName>[] =
    device === undefined ? [] : [['device', `${code} ${device}`]];
  const spent = await budgets.spend([...ofDevice, ['address', `${code} ${address}`], ['activity', code]]);
  if (!spent.ok) return refuse('too_many_answers', { retryAfterSeconds: spent.error.retryAfterSeconds });
  try {
    if (device !== undefined) await rememberProvenDevice(ctx, device);
    return ok({ ticket: await issueTicket(ctx, activityId), expiresInSeconds: TICKET_SECONDS });
  } catch (error) {
    await spent.value.refund();
    throw error;
  }
};
