/**
 * Before signing in, a device asks for the salt of an address. Someone without an account gets one too, the same each time,
 * so that asking tells nobody who has an account here.
 */
import { createHmac } from 'node:crypto';
import type { PreloginResponse } from '#schemas/protocol/auth.ts';
import { KDF_DEFAULTS } from '#schemas/protocol/kdf.ts';
import { findAccountByEmail } from './accounts.ts';
import type { AuthContext } from './auth-context.ts';

const SALT_BYTES = 16;

export const prelogin = async (ctx: AuthContext, email: string): Promise<PreloginResponse> => {
  const decoy = { salt: decoySalt(ctx, email), ...KDF_DEFAULTS };
  const account = await findAccountByEmail(ctx, email);
  return { kdf: account?.kdf ?? decoy };
};

const decoySalt = (ctx: AuthContext, email: string): string =>
  createHmac('sha256', ctx.secrets.preloginSalt)
    .update(email, 'utf8')
    .digest()
    .subarray(0, SALT_BYTES)
    .toString('base64');
