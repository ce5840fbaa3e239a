import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAuthDatabases } from '#server/auth/auth-context.ts';
import { createAccount, newKdf } from '#server/auth/create-account.ts';
import type { ServerContext } from '#server/context.ts';
import { activity, LEAD, push, row } from '#server/replication/testing-sync.ts';
import { startTestContext, testConfig } from '#server/setup/testing-context.ts';
import { fillDemo } from './fill-demo.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'aesi-demo-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

const started = async (): Promise<ServerContext> => {
  const { ctx } = await startTestContext({ config: testConfig({ DATA_DIR: dataDir }) });
  await ensureAuthDatabases(ctx);
  return ctx;
};

const isMarked = async ({ couch }: ServerContext): Promise<unknown> =>
  (await couch.get('aesi-clubs', 'club:aesi'))?.['demonstration'];

describe('the demonstration', () => {
  it('fills a server that was started without it, once, and says on its card that all is invented', async () => {
    const ctx = await started();
    expect(await isMarked(ctx)).toBe(false);
    expect(await fillDemo(ctx, 40)).toMatchObject({
      counts: { activities: expect.any(Number) as number, photos: expect.any(Number) as number },
    });
    expect(await isMarked(ctx)).toBe(true);
    expect(await fillDemo(ctx, 40)).toBe('filled_before');
  });

  it('is refused where somebody has written something', async () => {
    const ctx = await started();
    await push(ctx, LEAD, 'activities', [row(activity(1))]);
    expect(await fillDemo(ctx, 40)).toBe('refused');
    expect(await isMarked(ctx)).toBe(false);
  });

  it('is refused where somebody has an account', async () => {
    const ctx = await started();
    await createAccount(ctx, {
      email: 'awa@aesi.test',
      displayName: 'Awa',
      roles: ['admin'],
      passphrase: 'cinq mots pour un essai',
      totpSecretBase32: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      kdf: newKdf({ memoryKiB: 19_456, iterations: 1, parallelism: 1 }),
    });
    expect(await fillDemo(ctx, 40)).toBe('refused');
    expect(await isMarked(ctx)).toBe(false);
  });
});
