import { Dexie } from 'dexie';
import { filter, firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { SecretKey, type DataKey } from '#app/crypto/secret-key.ts';
import { createSealer } from '#app/crypto/sealer.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { DevicesResponse } from '#schemas/protocol/auth.ts';
import type { AccountFailure } from './account-api.ts';
import { askForDevices, keptDevices$ } from './executive-devices.ts';
import { createUserStore } from '#app/data/local/user-store.ts';

const ANSWER = {
  devices: [
    {
      accountId: `account:${'0'.repeat(26)}`,
      displayName: 'Yacouba Konaté',
      clubs: ['sport'],
      device: 'Firefox',
      lastContactAt: '2026-03-03T14:05:00.000Z',
    },
  ],
};
const KEPT = { askedAtMs: 12, ...ANSWER };

const answering = (answer: unknown) => ({
  devices: () => Promise.resolve(answer as Result<DevicesResponse, AccountFailure>),
});

test('R20 R31 the last answer is kept sealed, and stays when there is none or one that is not understood', async () => {
  const key: DataKey = new SecretKey('data', new Uint8Array(32).fill(7));
  const store = createUserStore('devices', await createSealer(key));
  const kept = () => firstValueFrom(keptDevices$(store));
  expect(await kept()).toBeNull();
  expect(await askForDevices(answering(ok(ANSWER)), store, () => 12)).toBe(true);
  expect(await kept()).toEqual(KEPT);
  for (const useless of [err({ type: 'offline' }), ok({ devices: [{ displayName: 'Awa' }] }), ok(null)]) {
    expect(await askForDevices(answering(useless), store, () => 13)).toBe(false);
  }
  expect(await firstValueFrom(keptDevices$(store).pipe(filter(Boolean)))).toEqual(KEPT);
  store.close();
  const raw = await new Dexie('devices').open();
  expect(JSON.stringify(await raw.table('marks').toArray())).not.toMatch(/Konaté|Firefox|executiveDevices/);
  raw.close();
});
