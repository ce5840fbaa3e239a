/**
 * The refresh token names a session and a generation of it, and carries the server's proof of both: nothing secret needs to
 * lie in the database, and a token that was really issued once is told apart from an invented one, however old it is.
 */
import type { Secrets } from '#server/setup/secrets.ts';
import { macOf } from '#server/crypto/server-keys.ts';
import { sameText } from '#server/crypto/random-token.ts';

type TokenKey = { readonly secrets: Pick<Secrets, 'accessToken'> };

export interface RefreshToken {
  readonly accountUlid: string;
  readonly sessionUlid: string;
  /** Raised by every rotation. */
  readonly generation: number;
}

const SHAPE = /^([0-9A-Z]{26})\.([0-9A-Z]{26})\.(\d{1,9})\.([A-Za-z0-9_-]{43})$/;

const proofOf = (ctx: TokenKey, token: RefreshToken): string =>
  macOf(
    ctx.secrets.accessToken,
    'refresh-token',
    `${token.accountUlid}.${token.sessionUlid}.${token.generation}`,
  ).toString('base64url');

export const writeRefreshToken = (ctx: TokenKey, token: RefreshToken): string =>
  `${token.accountUlid}.${token.sessionUlid}.${token.generation}.${proofOf(ctx, token)}`;

/** undefined: not issued by this server. */
export const readRefreshToken = (ctx: TokenKey, text: string): RefreshToken | undefined => {
  const [, accountUlid, sessionUlid, generation, proof] = SHAPE.exec(text) ?? [];
  if (accountUlid === undefined || sessionUlid === undefined || proof === undefined) return undefined;
  const token = { accountUlid, sessionUlid, generation: Number(generation) };
  return sameText(proof, proofOf(ctx, token)) ? token : undefined;
};
