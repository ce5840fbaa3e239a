import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '#schemas/primitives/result.ts';
import { createKeyPair, openWith, sealTo } from './sealed-box.ts';

describe('sealed boxes', () => {
  it('R30 what the kiosk seals, the host opens', async () => {
    const host = await createKeyPair();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 2 }), async (value) => {
        const asJson: unknown = JSON.parse(JSON.stringify(value));
        expect(await openWith(host, await sealTo(host.publicKey, value))).toEqual(ok(asJson));
      }),
    );
  });

  it('R30 nobody else does, and an altered answer is unreadable', async () => {
    const [host, other] = [await createKeyPair(), await createKeyPair()];
    const sealed = await sealTo(host.publicKey, { lastName: 'Ouédraogo' });
    const unreadable = { ok: false, error: { type: 'unreadable' } };
    expect(await openWith(other, sealed)).toEqual(unreadable);
    const altered = (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1);
    expect(await openWith(host, altered)).toEqual(unreadable);
    expect(await openWith(host, 'not base64!')).toEqual(unreadable);
  });
});
