import { describe, expect, it } from 'vitest';
import { SecretKey } from '#app/crypto/secret-key.ts';
import { createSealer, TamperedError } from '#app/crypto/sealer.ts';
import { createRowCodec, type OpenRow } from './rows.ts';

const sealer = await createSealer(new SecretKey('data', new Uint8Array(32).fill(1)));
const codecOf = (collectionName: string) =>
  createRowCodec({ collectionName, primaryPath: 'id', clearFields: ['updatedAt'], sealer });
const codec = codecOf('participants');

const rowOf = (id: string, name: string): OpenRow => ({
  id,
  name,
  updatedAt: '2026-01-01',
  _deleted: false,
  _rev: '1-abc',
  _meta: { lwt: 5 },
  _attachments: {},
});

describe('createRowCodec', () => {
  it('leaves clear exactly id, marks and times', () => {
    const { sealed, ...clear } = codec.seal(rowOf('1', 'Awa'));
    const { name: _name, ...expected } = rowOf('1', 'Awa');
    expect(clear).toEqual(expected);
    expect(sealed).not.toContain('Awa');
  });

  it('puts a pseudonym in the place of a person key, and gives the real id back', () => {
    const key = '0123456789abcdef0123456789abcdef';
    const row = rowOf(`participant:sport:${key}`, 'Awa');
    const sealed = structuredClone(codec.seal(row));
    expect(JSON.stringify(sealed)).not.toContain(key);
    expect(codec.idOf(sealed)).toBe(codec.ids.toDisk(codec.idOf(row)));
    expect(codec.open(sealed)).toEqual(row);
    expect(() => codec.open({ ...sealed, id: row['id'] })).toThrow(TamperedError);
  });

  it('opens what was sealed, also a copy that came from disk', () => {
    const row = rowOf('1', 'Awa');
    const sealed = codec.seal(row);
    expect(codec.open(sealed)).toBe(row);
    expect(codec.open(structuredClone(sealed))).toEqual(row);
  });

  it('opens no body in another row, revision or collection, and revives no deleted row', () => {
    const sealed = structuredClone(codec.seal(rowOf('1', 'Awa')));
    const other = structuredClone(codec.seal(rowOf('2', 'Issa')));
    const forged = [
      { ...sealed, sealed: other.sealed },
      { ...sealed, id: '2' },
      { ...sealed, _rev: '2-abc' },
      { ...sealed, _deleted: true },
    ];
    for (const row of forged) expect(() => codec.open(row)).toThrow(TamperedError);
    expect(() => codecOf('attendances').open(structuredClone(sealed))).toThrow(TamperedError);
  });
});
