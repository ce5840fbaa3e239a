import { describe, expect, test } from 'vitest';
import type { Dossier } from '../documents/dossier.ts';
import { at, document } from '../testing/versions.ts';
import { mergeDocuments } from './merge.ts';

describe('merge of lists by key', () => {
  test('photos that two hosts took stand side by side, and a removed one stays away', () => {
    const photo = (digit: string) => ({
      sha256: digit.repeat(64),
      widthPx: 4,
      heightPx: 3,
      tinyHash: '',
      takenAt: at(15),
      caption: '',
    });
    const dossier = (pendingPhotos: Dossier['pendingPhotos']) =>
      document<Dossier>({ checkIn: null } as Partial<Dossier>, { pendingPhotos });
    const result = mergeDocuments('dossiers', {
      base: dossier([photo('a'), photo('b')]),
      mine: dossier([photo('b'), photo('c')]),
      theirs: dossier([photo('a'), photo('b'), photo('d')]),
    }) as Dossier;
    expect(result.pendingPhotos).toEqual([photo('b'), photo('c'), photo('d')]);
  });
});
