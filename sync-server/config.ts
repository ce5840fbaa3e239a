/** What the environment says (DESIGN §10). Everything has a default: without any variable the server starts. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { LOG_LEVELS, type LogLevel } from './ports/log.ts';

export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** The address people type, without a slash at its end: links, cookies and origins are made from it. */
  readonly publicUrl: string;
  /** `https:` in the public address: cookies are `Secure`, browsers are told to stay on HTTPS. */
  readonly isSecure: boolean;
  /** Who is believed when a request says whose it is (`X-Forwarded-For`): the limits count by that address. */
  readonly trustedProxies: readonly string[];
  /** A real CouchDB in place of the embedded database, credentials in it. */
  readonly couchUrl: string | undefined;
  /** Base64, as in that CouchDB’s `[jwt_keys] hmac:_default`: then each write is made with the person’s own rights. */
  readonly couchJwtSecret: string | undefined;
  readonly logLevel: LogLevel;
  /** Fill an empty data folder with the demonstration year. */
  readonly isDemo: boolean;
}

export type ConfigError =
  | { readonly type: 'bad_setting'; readonly name: string; readonly wanted: string }
  | { readonly type: 'unknown_option'; readonly name: string };

/** For whoever started the server. */
export const configSentence = (error: ConfigError): string =>
  error.type === 'bad_setting'
    ? `${error.name} must be ${error.wanted}`
    : `${error.name} is no option of this server. It knows only ${DEMO_OPTION}.`;

const DEMO_OPTION = '--demo';

type Environment = Readonly<Record<string, string | undefined>>;

export function readConfig(
  environment: Environment,
  args: readonly string[] = [],
): Result<Config, ConfigError> {
  const unknown = args.find((arg) => arg !== DEMO_OPTION);
  if (unknown !== undefined) return err({ type: 'unknown_option', name: unknown });
  const setting = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const port = Number(setting('PORT') ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return bad('PORT', 'a number from 0 to 65535');
  const publicUrl = setting('PUBLIC_URL') ?? `http://localhost:${port}`;
  if (!isAddress(publicUrl)) return bad('PUBLIC_URL', 'an address like https://clubs.example.org');
  const trustedProxies = (setting('TRUST_PROXY') ?? 'loopback').split(',').map((one) => one.trim());
  if (!trustedProxies.every(isProxy))
    return bad('TRUST_PROXY', 'addresses, networks like 172.18.0.0/16, or loopback');
  const couchUrl = setting('COUCHDB_URL');
  if (couchUrl !== undefined && !isAddress(couchUrl)) {
    return bad('COUCHDB_URL', 'an address like http://user:password@localhost:5984');
  }
  const logLevel = setting('LOG_LEVEL') ?? 'info';
  if (!isLogLevel(logLevel)) return bad('LOG_LEVEL', `one of ${LOG_LEVELS.join(', ')}`);
  return ok({
    port,
    host: setting('HOST') ?? '0.0.0.0',
    dataDir: resolve(setting('DATA_DIR') ?? './data'),
    publicUrl: publicUrl.replace(/\/+$/, ''),
    isSecure: new URL(publicUrl).protocol === 'https:',
    trustedProxies,
    couchUrl,
    couchJwtSecret: setting('COUCHDB_JWT_SECRET'),
    logLevel,
    isDemo: args.includes(DEMO_OPTION),
  });
}

const bad = (name: string, wanted: string): Result<Config, ConfigError> =>
  err({ type: 'bad_setting', name, wanted });

const isLogLevel = (text: string): text is LogLevel => (LOG_LEVELS as readonly string[]).includes(text);

function isAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

/** The names are Express's own, for the address ranges of this machine and of private networks. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const widest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (bits === undefined) return widest > 0;
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= widest;
}
