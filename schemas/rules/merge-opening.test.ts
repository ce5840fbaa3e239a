import { describe, expect, test } from 'vitest';
import type { Dossier } from '../documents/dossier.ts';
import type { Instant } from '../primitives/dates.ts';
import { at, AUTHORS, document } from '../testing/versions.ts';
import { mergeDocuments } from './merge.ts';

describe('R30 merge of check-in openings', () => {
  const opening = (fields: object) => ({
    secretBase32: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    counter: 0,
    openedAt: at(15),
    openedBy: AUTHORS[0],
    closedAt: null,
    ...fields,
  });
  const merged = (base: object | null, mine: object | null, theirs: object | null) => {
    const dossier = (checkIn: object | null, updatedAt: Instant) =>
      document<Dossier>({ difficulties: '', pendingPhotos: [] } as Partial<Dossier>, {
        checkIn: checkIn as Dossier['checkIn'],
        updatedAt,
      });
    return (
      mergeDocuments('dossiers', {
        base: dossier(base, at(8)),
        mine: dossier(mine, at(10)),
        theirs: dossier(theirs, at(9)),
      }) as Dossier
    ).checkIn;
  };
  const other = { secretBase32: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU', openedBy: AUTHORS[1] };

  test('of two hosts who opened apart the first opening wins', () => {
    const first = opening({});
    const second = opening({ ...other, openedAt: at(15, 10) });
    expect(merged(null, second, first)).toEqual(first);
    expect(merged(null, first, second)).toEqual(first);
  });

  test('within one opening the higher counter and the closing both stay', () => {
    const closed = opening({ closedAt: at(16) });
    const reissued = opening({ counter: 2 });
    expect(merged(opening({}), closed, reissued)).toEqual(opening({ counter: 2, closedAt: at(16) }));
    expect(merged(opening({}), reissued, closed)).toEqual(opening({ counter: 2, closedAt: at(16) }));
    expect(merged(opening({}), closed, opening({ closedAt: at(17) }))).toEqual(opening({ closedAt: at(17) }));
  });

  test('an opening made after the base replaces what others did to the base', () => {
    const next = opening({ ...other, openedAt: at(17) });
    expect(merged(opening({}), opening({ counter: 1 }), next)).toEqual(next);
    expect(merged(opening({}), next, opening({ closedAt: at(16) }))).toEqual(next);
  });
});
