/**
 * Where sign-in and check-in tell what happened at the door (R51): to the log, and to the security trail, which keeps it.
 *
 * What must stay true: in the log a person is a short keyed hash, good for following one account through it and for nothing
 * else; in the trail the account's id. Devices and network addresses are keyed hashes in the trail and absent from the
 * log; no name, e-mail address or token is written to either.
 */
import { createHmac } from 'node:crypto';
import type { ErrorCode } from '#schemas/protocol/error-codes.ts';
import type { RoleChange, SecurityEventType } from '#server/audit/entries.ts';
import { macOf } from '#server/crypto/server-keys.ts';
import type { AuthContext } from './auth-context.ts';
import type { Refusal } from '#server/refusal.ts';

/** Where a request comes from, as far as limits are concerned. */
export interface Caller {
  /** Hash of the device's cookie. */
  readonly device: string;
  readonly address: string;
}

export interface SecurityEvent {
  readonly type: SecurityEventType;
  /** Whom it concerns; undefined when no such account exists. */
  readonly accountId: string | undefined;
  /** Who did it, when it was somebody else. */
  readonly by?: string;
  readonly code?: ErrorCode;
  /** Id of the invitation or activity. */
  readonly about?: string;
  readonly roles?: RoleChange;
  readonly caller?: Caller;
}

export type SecurityContext = Pick<AuthContext, 'secrets' | 'log' | 'trail'>;

const PSEUDONYM_LENGTH = 12;

const pseudonym = (ctx: SecurityContext, accountId: string): string =>
  createHmac('sha256', ctx.secrets.secondFactor)
    .update(`pseudonym ${accountId}`)
    .digest('hex')
    .slice(0, PSEUDONYM_LENGTH);

/** An address can be guessed, so its hash needs the server's key. */
const originHash = (ctx: SecurityContext, origin: string): string =>
  macOf(ctx.secrets.secondFactor, 'security-origin', origin).toString('hex').slice(0, PSEUDONYM_LENGTH);

const WARNINGS: ReadonlySet<SecurityEventType> = new Set([
  'sign_in_refused',
  'second_factor_refused',
  'attempts_limited',
  'proof_refused',
  'refresh_token_reused',
]);

export const reportSecurity = (ctx: SecurityContext, event: SecurityEvent): void => {
  const { type, accountId, by, code, about, roles, caller } = event;
  const details = {
    security: type,
    ...(accountId === undefined ? {} : { account: pseudonym(ctx, accountId) }),
    ...(by === undefined ? {} : { by: pseudonym(ctx, by) }),
    ...(code === undefined ? {} : { code }),
  };
  if (WARNINGS.has(type)) ctx.log.warn(details, 'security');
  else ctx.log.info(details, 'security');
  ctx.trail.note({
    type,
    accountId: accountId ?? null,
    by: by ?? null,
    code: code ?? null,
    about: about ?? null,
    roles: roles ?? null,
    device: caller === undefined ? null : originHash(ctx, `device ${caller.device}`),
    address: caller === undefined ? null : originHash(ctx, `address ${caller.address}`),
  });
};

/** Refused at the door (`sign_in_refused`), or with a token in hand (`proof_refused`); limits and second factors apart. */
export const reportRefusal = (
  ctx: SecurityContext,
  type: 'sign_in_refused' | 'proof_refused',
  refused: Pick<SecurityEvent, 'accountId' | 'caller'> & { readonly code: Refusal['code'] },
): void => {
  const isSignIn = type === 'sign_in_refused';
  if (refused.code === 'too_many_attempts') reportSecurity(ctx, { ...refused, type: 'attempts_limited' });
  else if (isSignIn && refused.code === 'wrong_totp') {
    reportSecurity(ctx, { ...refused, type: 'second_factor_refused' });
  } else reportSecurity(ctx, { ...refused, type });
};
