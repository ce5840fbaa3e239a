/**
 * The security trail (R51): who signed in, was refused, was invited or lost a right. In the log a person is a short keyed hash,
 * good for following one account through it and for nothing else; no address, name or token is ever written.
 */
import { createHmac } from 'node:crypto';
import type { ErrorCode } from '#schemas/protocol/error-codes.ts';
import type { AuthContext } from './auth-context.ts';

export type SecurityEventType =
  | 'signed_in'
  | 'sign_in_refused'
  | 'recovery_code_used'
  | 'signed_out'
  | 'refresh_token_reused'
  | 'session_ended'
  | 'invitation_made'
  | 'invitation_withdrawn'
  | 'account_created'
  | 'passphrase_changed'
  | 'second_factor_changed'
  | 'recovery_codes_made'
  | 'roles_changed'
  | 'account_disabled'
  | 'account_enabled';

export interface SecurityEvent {
  readonly type: SecurityEventType;
  /** Whom it concerns; undefined when no such account exists. */
  readonly accountId: string | undefined;
  /** Who did it, when it was somebody else. */
  readonly by?: string;
  readonly code?: ErrorCode;
}

const PSEUDONYM_LENGTH = 12;

const pseudonym = (ctx: Pick<AuthContext, 'secrets'>, accountId: string): string =>
  createHmac('sha256', ctx.secrets.secondFactor)
    .update(`pseudonym ${accountId}`)
    .digest('hex')
    .slice(0, PSEUDONYM_LENGTH);

const WARNINGS: ReadonlySet<SecurityEventType> = new Set(['sign_in_refused', 'refresh_token_reused']);

export const reportSecurity = (ctx: Pick<AuthContext, 'secrets' | 'log'>, event: SecurityEvent): void => {
  const { type, accountId, by, code } = event;
  const details = {
    security: type,
    ...(accountId === undefined ? {} : { account: pseudonym(ctx, accountId) }),
    ...(by === undefined ? {} : { by: pseudonym(ctx, by) }),
    ...(code === undefined ? {} : { code }),
  };
  if (WARNINGS.has(type)) ctx.log.warn(details, 'security');
  else ctx.log.info(details, 'security');
};
