import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SecretKey } from './secret-key.ts';
import { createSealer } from './sealer.ts';

const bytes = Uint8Array.from({ length: 32 }, (_, index) => index + 1);

describe('SecretKey', () => {
  it('prints nothing of its bytes', () => {
    const key = new SecretKey('data', bytes);
    const printed = [
      String(key),
      JSON.stringify({ key }),
      inspect({ key }),
      inspect(structuredClone({ ...key })),
    ];
    for (const text of printed.slice(0, 3)) expect(text).toContain('<redacted>');
    for (const text of printed) expect(text).not.toMatch(/1, ?2, ?3|0102|AQID/);
  });

  it('refuses every other length', () => {
    expect(() => new SecretKey('vault', bytes.subarray(1))).toThrow(/32 bytes/);
  });

  it('works no more once wiped, and neither does a sealer made from it', async () => {
    const key = new SecretKey('data', bytes);
    const sealer = await createSealer(key);
    const live = key.exposeSecretBytes();
    key.wipe();
    expect(live.every((byte) => byte === 0)).toBe(true);
    expect(() => key.exposeSecretBytes()).toThrow(/wiped/);
    expect(() => sealer.seal('x', 'y')).toThrow(/wiped/);
    expect(bytes[0]).toBe(1);
  });
});
