/**
 * The token of a link makes an account for whoever has it. It is taken out of the address as soon as it was read: no screenshot,
 * shared address or list of visited pages holds it. It stays with this one entry of the tab's history, so that a reload goes on.
 */
import { useEffect, useState } from 'react';

const KEY = 'linkToken';

/** In the path as older links have it, behind `#` as today's, or kept from before a reload. */
export const tokenFrom = (inPath: string | undefined, hash: string, kept: unknown): string | undefined =>
  inPath ?? (hash.slice(1) || keptIn(kept));

const keptIn = (state: unknown): string | undefined => {
  const token: unknown = typeof state === 'object' && state !== null && KEY in state ? state[KEY] : undefined;
  return typeof token === 'string' ? token : undefined;
};

/** The router's own entries stay. */
export const withToken = (state: unknown, token: string | undefined): object => ({
  ...(typeof state === 'object' ? state : undefined),
  [KEY]: token,
});

interface LinkToken {
  /** Undefined when the address holds none, or no longer: the link was used here. */
  readonly token: string | undefined;
  /** It is spent: a reload does not try it again. */
  readonly forget: () => void;
}

/** `bare`: the page's address without a token. */
export const useLinkToken = (bare: string, inPath?: string): LinkToken => {
  const [token] = useState(() => tokenFrom(inPath, location.hash, history.state));
  useEffect(() => {
    if (token !== undefined) history.replaceState(withToken(history.state, token), '', bare);
  }, [bare, token]);
  return { token, forget: () => history.replaceState(withToken(history.state, undefined), '', bare) };
};
