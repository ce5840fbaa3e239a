import { describe, expect, it } from 'vitest';
import { ACCOUNT_ID_PATTERN } from '#schemas/primitives/ids.ts';
import { isRole } from '#schemas/rules/roles.ts';
import { passphraseProblem } from '#schemas/rules/passphrase.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { deriveSecrets } from '#server/setup/secrets.ts';
import { listAccounts, openTotpSecret } from './accounts.ts';
import { ensureAuthDatabases, type RecordContext } from './auth-context.ts';
import { deriveSignInSecret } from './create-account.ts';
import { createDemoAccounts, DEMO_ACCOUNTS, DEMO_PASSPHRASE, DEMO_TOTP_SECRET } from './demo-accounts.ts';
import { verifySecret } from './secret-hash.ts';

describe('demo accounts', () => {
  it('are the fourteen that the README lists, with ids that stay', () => {
    expect(DEMO_ACCOUNTS.map((account) => account.email).slice(0, 5)).toEqual([
      'admin@demo.test',
      'board@demo.test',
      'lead.informatique@demo.test',
      'treasurer.informatique@demo.test',
      'officer.informatique@demo.test',
    ]);
    expect(new Set(DEMO_ACCOUNTS.map((account) => account.id)).size).toBe(14);
    for (const { id, roles, ...identity } of DEMO_ACCOUNTS) {
      expect(id).toMatch(ACCOUNT_ID_PATTERN);
      expect(roles.every(isRole)).toBe(true);
      expect(passphraseProblem(DEMO_PASSPHRASE, identity)).toBeUndefined();
    }
  });

  it('R28 are opened by the passphrase as a device derives it; a second run changes nothing', async () => {
    const ctx: RecordContext = {
      couch: createCouchMemory(),
      clock: { nowMs: () => Date.UTC(2026, 2, 14) },
      secrets: deriveSecrets(new Uint8Array(32).fill(1)),
    };
    await ensureAuthDatabases(ctx);
    await createDemoAccounts(ctx);
    const accounts = await listAccounts(ctx);
    expect(accounts.map((account) => account._id).toSorted()).toEqual(
      DEMO_ACCOUNTS.map((account) => account.id).toSorted(),
    );
    const [account] = accounts;
    if (account === undefined || account.totp === null) throw new Error('no account');
    const secret = await deriveSignInSecret(`  ${DEMO_PASSPHRASE} `, account.kdf);
    expect(await verifySecret(account.secretHash, secret)).toBe(true);
    expect(openTotpSecret(ctx, account._id, account.totp.sealedSecret)).toBe(DEMO_TOTP_SECRET);
    expect(new Set(accounts.map((one) => one.kdf.salt)).size).toBe(14);
    await createDemoAccounts(ctx);
    expect(await listAccounts(ctx)).toEqual(accounts);
  });
});
