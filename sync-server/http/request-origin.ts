/**
 * What a request says of where it comes from: its network address and device for limits, its origin against forged requests.
 */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Config } from '#server/config.ts';
import { randomToken, TOKEN_PATTERN } from '#server/crypto/random-token.ts';

export const DEVICE_COOKIE = 'aesi_device';
/** The longest that browsers keep a cookie. */
const DEVICE_COOKIE_MS = 400 * 24 * 3_600_000;

export const readCookie = (request: Request, name: string): string | undefined => {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
};

/** An IPv6 subscriber has a whole /64: the limits count that as one. */
export const addressOf = (request: Request): string => {
  const address = (request.ip ?? '').replace(/^::ffff:/, '');
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Math.max(0, 8 - groups.length - rest.length) : 0;
  return [...groups, ...Array<string>(zeros).fill('0'), ...rest].slice(0, 4).join(':');
};

/** What one owner usually has side by side: IPv4 /24, IPv6 /48. Takes what `addressOf` gives. */
export const networkOf = (address: string): string =>
  address.includes(':') ? address.split(':').slice(0, 3).join(':') : address.split('.').slice(0, 3).join('.');

export interface Device {
  /** Hash of the cookie: what the server remembers of a device. */
  readonly id: string;
  /** It came without a cookie of ours, and has just been given one. */
  readonly isNew: boolean;
}

/** A random name for the browser, known to nobody else; it says nothing about the person and is not readable by scripts. */
export const deviceOf = (request: Request, response: Response, config: Pick<Config, 'isSecure'>): Device => {
  const known = readCookie(request, DEVICE_COOKIE);
  if (known !== undefined && TOKEN_PATTERN.test(known)) return { id: hashDevice(known), isNew: false };
  const fresh = randomToken();
  response.cookie(DEVICE_COOKIE, fresh, {
    httpOnly: true,
    sameSite: 'strict',
    secure: config.isSecure,
    path: '/',
    maxAge: DEVICE_COOKIE_MS,
  });
  return { id: hashDevice(fresh), isNew: true };
};

const hashDevice = (cookie: string): string =>
  createHash('blake2b512').update(`device ${cookie}`).digest('hex').slice(0, 32);

/**
 * A page of another site can make a browser send our cookies; it cannot choose the `Origin` header. Programs without a
 * browser send none, and carry no one's cookies either: they pass.
 */
export const isOwnOrigin = (request: Request, config: Pick<Config, 'publicUrl'>): boolean => {
  const { origin, host } = request.headers;
  if (origin === undefined) {
    const site = request.headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none';
  }
  if (!URL.canParse(origin)) return false;
  return origin === new URL(config.publicUrl).origin || (host !== undefined && new URL(origin).host === host);
};

/** `Chrome, Android`: enough to recognise one's own devices in a list, and not to tell people apart. */
export const deviceLabelOf = (request: Request): string => {
  const agent = request.headers['user-agent'] ?? '';
  const browser = BROWSERS.find(([, pattern]) => pattern.test(agent))?.[0] ?? '';
  const system = SYSTEMS.find(([, pattern]) => pattern.test(agent))?.[0] ?? '';
  return [browser, system].filter((part) => part !== '').join(', ');
};

/** In this order: most of them name others as well. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\b(OPR|Opera)\b/],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
];

const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];
