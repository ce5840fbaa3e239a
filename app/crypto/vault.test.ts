import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretKey } from './secret-key.ts';
import { createSealer } from './sealer.ts';
import { createVault, openProfile, openVault, rewrapVault, vaultMatchesEmail, withProfile } from './vault.ts';

const kdf = { salt: 'AAAAAAAAAAAAAAAAAAAAAA==', memoryKiB: 65_536, iterations: 3, parallelism: 1 };
const vaultKeyOf = (bytes: Uint8Array): SecretKey<'vault'> => new SecretKey('vault', bytes);
const keyBytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const right = vaultKeyOf(new Uint8Array(32).fill(3));
const profile = { displayName: 'Fatimata Ouédraogo', email: 'fatimata@exemple.bf', roles: ['board'] };
const makeVault = () =>
  createVault({ accountId: 'account:1', email: profile.email, kdf, vaultKey: right, profile });

describe('vault', () => {
  it('opens with the key that wrapped it and gives back the same data key', async () => {
    const { record, dataKey } = await makeVault();
    const opened = await openVault(record, right);
    expect(opened.ok && opened.value.exposeSecretBytes()).toEqual(dataKey.exposeSecretBytes());
  });

  it('says wrong passphrase for every other key', async () => {
    const { record } = await makeVault();
    await fc.assert(
      fc.asyncProperty(keyBytes, async (bytes) => {
        fc.pre(bytes.some((byte) => byte !== 3));
        expect(await openVault(record, vaultKeyOf(bytes))).toEqual({
          ok: false,
          error: { type: 'wrong_passphrase' },
        });
      }),
    );
  });

  it('does not open as another account’s, nor when damaged', async () => {
    const { record } = await makeVault();
    expect((await openVault({ ...record, accountId: 'account:2' }, right)).ok).toBe(false);
    for (const wrappedDataKey of ['', 'é', record.wrappedDataKey.slice(4)]) {
      const opened = await openVault({ ...record, wrappedDataKey }, right);
      expect(opened).toEqual({ ok: false, error: { type: 'damaged_vault' } });
    }
  });

  it('after a new passphrase the old one no longer opens it, and what was sealed stays readable', async () => {
    const { record, dataKey } = await makeVault();
    const sealed = (await createSealer(dataKey)).seal({ text: 'brouillon' }, 'drafts/1');
    const next = vaultKeyOf(new Uint8Array(32).fill(9));
    const changed = await rewrapVault(record, dataKey, { kdf: { ...kdf, salt: 'BBBB' }, vaultKey: next });
    expect((await openVault(changed, right)).ok).toBe(false);
    const opened = await openVault(changed, next);
    if (!opened.ok) throw new Error(opened.error.type);
    expect((await createSealer(opened.value)).open(sealed, 'drafts/1')).toEqual({ text: 'brouillon' });
    expect(changed.kdf.salt).toBe('BBBB');
  });

  it('names nobody in clear, yet is found by the e-mail, however it is typed', async () => {
    const { record, dataKey } = await makeVault();
    expect(JSON.stringify(record)).not.toMatch(/fatimata|ou[ée]draogo|exemple\.bf|board/i);
    expect(await vaultMatchesEmail(record, ' Fatimata@Exemple.BF ')).toBe(true);
    expect(await vaultMatchesEmail(record, 'autre@exemple.bf')).toBe(false);
    expect(await openProfile(record, dataKey)).toEqual(profile);
    const renamed = await withProfile(record, dataKey, { displayName: 'Awa' });
    expect(await openProfile(renamed, dataKey)).toEqual({ displayName: 'Awa' });
  });

  it('hashes one address differently on every device', async () => {
    const [one, two] = [await makeVault(), await makeVault()];
    expect(one.record.emailHash).not.toBe(two.record.emailHash);
  });
});
