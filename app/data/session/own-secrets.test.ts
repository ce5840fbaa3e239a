import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { deriveKeys } from '#app/crypto/derive-keys.ts';
import { createVault, openVault, rewrapVault, type VaultRecord } from '#app/crypto/vault.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { AccountView } from '#schemas/protocol/auth.ts';
import { KDF_DEFAULTS } from '#schemas/protocol/kdf.ts';
import type { AccountFailure, PassphraseBody } from './account-api.ts';
import { createOwnSecrets, type OwnSecrets } from './own-secrets.ts';
import type { SessionCrypto } from './session-deps.ts';
import { newSalt } from './new-salt.ts';

const OLD = 'cinq mots simples pour essayer';
const NEXT = 'pirogue samedi tambour brume cacao';
const account = {
  id: 'account:01J00000000000000000000000',
  email: 'awa@aesi.test',
  displayName: 'Awa',
  roles: [],
  secondFactor: true,
} as unknown as AccountView;

/** The same shape as Argon2id's answer, at no cost. */
const derive: SessionCrypto['deriveKeys'] = (input) =>
  deriveKeys(input, ({ passphrase, salt }) =>
    Promise.resolve(new Uint8Array(createHash('sha512').update(salt).update(passphrase).digest())),
  );

/** What the server holds, and what happens to the next requests. */
const createFakeServer = (secret: string, kdf: PassphraseBody['kdf']) => {
  const state = { secret, kdf, changes: 0 };
  let fates: ('lost before' | 'lost after')[] = [];
  return {
    state,
    fail: (...next: typeof fates) => {
      fates = next;
    },
    prelogin: () => Promise.resolve(ok({ kdf: state.kdf })),
    changePassphrase: (body: PassphraseBody): Promise<Result<undefined, AccountFailure>> => {
      const fate = fates.shift();
      if (fate === 'lost before') return Promise.resolve(err({ type: 'offline' }));
      if (body.currentSecret !== state.secret) {
        const code = 'wrong_credentials' as const;
        return Promise.resolve(err({ type: 'refused', code, retryAfterSeconds: 0, fields: {} }));
      }
      Object.assign(state, { secret: body.secret, kdf: body.kdf, changes: state.changes + 1 });
      return Promise.resolve(fate === 'lost after' ? err({ type: 'offline' }) : ok(undefined));
    },
    beginSecondFactor: (currentSecret: string) =>
      Promise.resolve(
        currentSecret === state.secret
          ? ok({ totp: { secretBase32: 'ABCD', uri: 'otpauth://totp/x' } })
          : err({
              type: 'refused' as const,
              code: 'wrong_credentials' as const,
              retryAfterSeconds: 0,
              fields: {},
            }),
      ),
  };
};

let record: VaultRecord;
let server: ReturnType<typeof createFakeServer>;
let ownSecrets: OwnSecrets;

const opens = async (passphrase: string): Promise<boolean> => {
  const { salt: saltB64, ...cost } = record.kdf;
  const keys = await derive({ passphrase, saltB64, ...cost });
  return keys.ok && (await openVault(record, keys.value.vaultKey)).ok;
};

beforeEach(async () => {
  const kdf = { ...KDF_DEFAULTS, salt: newSalt() };
  const { salt: saltB64, ...cost } = kdf;
  const keys = await derive({ passphrase: OLD, saltB64, ...cost });
  if (!keys.ok) throw new Error('no keys');
  const { vaultKey, signInSecret } = keys.value;
  const vault = await createVault({
    accountId: account.id,
    email: account.email,
    kdf,
    vaultKey,
    profile: account,
  });
  record = vault.record;
  server = createFakeServer(signInSecret, kdf);
  ownSecrets = createOwnSecrets({
    api: server,
    prelogin: server.prelogin,
    device: {
      vaults: () => Promise.resolve([record]),
      updateVault: (_, change) => {
        record = { ...record, ...change };
        return Promise.resolve();
      },
    },
    crypto: { deriveKeys: derive, openVault, rewrapVault },
  });
});

const change = (current = OLD, next = NEXT) => ownSecrets.changePassphrase({ account, current, next });

describe('changing the passphrase', () => {
  it('R28 the server and the vault take the new one, and the old one opens nothing', async () => {
    const profile = record.sealedProfile;
    expect(await change()).toEqual(ok(true));
    expect(server.state.changes).toBe(1);
    expect([await opens(NEXT), await opens(OLD)]).toEqual([true, false]);
    expect(record.kdf.salt).toBe(server.state.kdf.salt);
    expect(record.sealedProfile).toBe(profile);
  });

  it('R28 a wrong current one is told without asking the server', async () => {
    expect(await change('autre chose que la bonne phrase')).toEqual(err({ type: 'wrong_passphrase' }));
    expect(server.state.changes).toBe(0);
    expect(await opens(OLD)).toBe(true);
  });

  it('a request that never arrived changes nothing, and may be made again', async () => {
    server.fail('lost before');
    expect(await change()).toEqual(err({ type: 'offline' }));
    expect(await opens(OLD)).toBe(true);
    expect(await change()).toEqual(ok(true));
    expect(await opens(NEXT)).toBe(true);
  });

  it('an answer that was lost is found out at the next try: one change, and the vault follows', async () => {
    server.fail('lost after');
    expect(await change()).toEqual(err({ type: 'offline' }));
    expect(await opens(OLD)).toBe(true);
    expect(await change()).toEqual(ok(true));
    expect(server.state.changes).toBe(1);
    expect([await opens(NEXT), await opens(OLD)]).toEqual([true, false]);
  });

  it('after a lost answer another new one is refused, and the vault still opens', async () => {
    server.fail('lost after');
    await change();
    const other = await change(OLD, 'atelier savane moteur tulipe orage');
    expect(other).toMatchObject({ ok: false, error: { type: 'refused', code: 'wrong_credentials' } });
    expect(await opens(OLD)).toBe(true);
    expect(await change()).toEqual(ok(true));
  });
});

describe('another authenticator', () => {
  it('R25 is begun with the passphrase only', async () => {
    expect(await ownSecrets.beginSecondFactor({ account, current: 'pas celle-ci du tout' })).toEqual(
      err({ type: 'wrong_passphrase' }),
    );
    expect(await ownSecrets.beginSecondFactor({ account, current: OLD })).toMatchObject({ ok: true });
  });
});
