/** The accounts of the demonstration (DESIGN §10). Everybody knows their passphrase and second factor: never outside of it. */
import { createHash } from 'node:crypto';
import { accountIdOf, type AccountId, type ClubSlug } from '#schemas/primitives/ids.ts';
import { CLUB_POSTS, clubRole, type ClubPost } from '#schemas/rules/roles.ts';
import { readAccount } from './accounts.ts';
import type { RecordContext } from './auth-context.ts';
import { createAccount, newKdf } from './create-account.ts';

export const DEMO_PASSPHRASE = 'cinq mots simples pour essayer';
export const DEMO_TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export interface DemoAccount {
  /** The same in every demonstration, so that its documents may name who wrote them. */
  readonly id: AccountId;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly string[];
}

const CLUBS = ['informatique', 'anglais', 'art-oratoire', 'sport'] as ClubSlug[];

const BUREAUX: Readonly<Record<string, Readonly<Record<ClubPost, string>>>> = {
  informatique: { lead: 'Salif Compaoré', treasurer: 'Mariam Kaboré', officer: 'Issouf Traoré' },
  anglais: { lead: 'Grâce Somé', treasurer: 'Abdoulaye Zongo', officer: 'Fatimata Barry' },
  'art-oratoire': { lead: 'Ibrahim Nikiéma', treasurer: 'Rasmata Sawadogo', officer: 'Paul Kafando' },
  sport: { lead: 'Aminata Tapsoba', treasurer: 'Boukary Ilboudo', officer: 'Estelle Yaméogo' },
};

const ULID_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ULID_LENGTH = 26;

const demoAccountId = (email: string): AccountId => {
  const bytes = [...createHash('sha256').update(email).digest()].slice(0, ULID_LENGTH - 1);
  return accountIdOf(`0${bytes.map((byte) => ULID_ALPHABET[byte % ULID_ALPHABET.length]).join('')}`);
};

const demoAccount = (email: string, displayName: string, roles: readonly string[]): DemoAccount => ({
  id: demoAccountId(email),
  email,
  displayName,
  roles,
});

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  demoAccount('admin@demo.test', 'Administration', ['admin']),
  demoAccount('board@demo.test', 'Bureau de l’AESI', ['board']),
  ...CLUBS.flatMap((slug) =>
    CLUB_POSTS.map((post) =>
      demoAccount(`${post}.${slug}@demo.test`, BUREAUX[slug]?.[post] ?? slug, [clubRole(slug, post)]),
    ),
  ),
];

/** OWASP's least for Argon2id: a passphrase that everybody knows is nothing to guard, and whoever tries this out waits less. */
const COST = { memoryKiB: 19_456, iterations: 2, parallelism: 1 };

/** Each derivation takes its memory and a core: two at a time, whatever the machine. */
const CONCURRENCY = 2;

/** Idempotent: an account that is already there stays as it is. */
export const createDemoAccounts = async (ctx: RecordContext): Promise<readonly DemoAccount[]> => {
  const waiting = [...DEMO_ACCOUNTS];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if ((await readAccount(ctx, next.id)) !== undefined) continue;
      await createAccount(ctx, {
        ...next,
        passphrase: DEMO_PASSPHRASE,
        totpSecretBase32: DEMO_TOTP_SECRET,
        kdf: newKdf(COST),
      });
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return DEMO_ACCOUNTS;
};
