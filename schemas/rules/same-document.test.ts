import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toTombstone, type StoredDocument } from '../documents/stored.ts';
import { anyVersions } from '../testing/versions.ts';
import { changedFields, contentNames, fieldsOf, sameDocument } from './same-document.ts';

describe('equality of documents', () => {
  test('does not see the order of keys nor the engine’s fields, and sees everything else', () => {
    fc.assert(
      fc.property(anyVersions, ({ base, mine }) => {
        const turned = Object.fromEntries(Object.entries(base).reverse()) as unknown as StoredDocument;
        expect(
          sameDocument(base, { ...turned, _rev: '1-a', _deleted: false } as unknown as StoredDocument),
        ).toBe(true);
        const isSame = changedFields(base, mine).length === 0 && base.updatedAt === mine.updatedAt;
        expect(sameDocument(base, mine)).toBe(isSame && base.updatedBy === mine.updatedBy);
        expect(changedFields(base, base)).toEqual([]);
        expect(changedFields(null, base)).toEqual(contentNames(fieldsOf(base)).sort());
        expect(sameDocument(base, toTombstone(base, base.updatedAt, base.updatedBy))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
