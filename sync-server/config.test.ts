import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { configSentence, readConfig } from './config.ts';
import { startTestContext } from './setup/testing-context.ts';

const trusts = async (environment: Record<string, string>): Promise<(address: string) => boolean> => {
  const { ctx } = await startTestContext();
  const config = readConfig(environment);
  if (!config.ok) throw new Error(config.error.name);
  const app = createApp({ ...ctx, config: config.value }, { appDir: '/nowhere', isStopping: () => false });
  const isTrusted = app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  return (address) => isTrusted(address, 0);
};

describe('settings', () => {
  it('R27 believe only this machine when it names somebody else’s address', async () => {
    const isTrusted = await trusts({});
    expect(['127.0.0.1', '::1'].map(isTrusted)).toEqual([true, true]);
    expect(['192.168.1.7', '10.0.0.3', '172.18.0.2', 'fe80::1', 'fd00::1'].filter(isTrusted)).toEqual([]);
  });

  it('believe the proxies that TRUST_PROXY names as well', async () => {
    const isTrusted = await trusts({ TRUST_PROXY: 'loopback, 172.18.0.0/16' });
    expect(['127.0.0.1', '172.18.0.2', '172.19.0.2', '192.168.1.7'].map(isTrusted)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it.each(['true', '1', 'everyone', '10.0.0.0/33', '10.0.0.0/', 'loopback,,', '*'])(
    'refuse TRUST_PROXY=%s',
    (value) => {
      expect(readConfig({ TRUST_PROXY: value })).toMatchObject({ ok: false, error: { name: 'TRUST_PROXY' } });
    },
  );

  it.each([['--dmeo'], ['--demo', '--port=80'], ['demo']])(
    'refuse the option that nobody knows: %s',
    (...args) => {
      const config = readConfig({}, args);
      expect(config).toMatchObject({ ok: false, error: { type: 'unknown_option', name: args.at(-1) } });
      expect(config.ok ? '' : configSentence(config.error)).toContain(args.at(-1));
    },
  );

  it.each([
    ['PORT', '70000'],
    ['PUBLIC_URL', 'clubs.example.org'],
    ['COUCHDB_URL', 'ftp://localhost'],
    ['LOG_LEVEL', 'loud'],
  ])('refuse a wrong %s by its name', (name, value) => {
    expect(readConfig({ [name]: value })).toMatchObject({ ok: false, error: { name } });
  });
});
