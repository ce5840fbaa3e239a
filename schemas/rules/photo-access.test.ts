import { describe, expect, it } from 'vitest';
import type { ClubSlug } from '../primitives/ids.ts';
import { maySeeUnpublished, mayUploadPhoto } from './photo-access.ts';
import type { Actor } from './roles.ts';

const OWN = 'informatique' as ClubSlug;
const OTHER = 'sport' as ClubSlug;
const account = (...roles: string[]): Actor => ({ kind: 'account', id: 'account:1', roles });

/** [upload, see unpublished] in the own club and in another. */
const TABLE: readonly (readonly [string, Actor, own: readonly boolean[], other: readonly boolean[]])[] = [
  ['a visitor', { kind: 'visitor' }, [false, false], [false, false]],
  ['an account without role', account(), [false, false], [false, false]],
  ['an officer', account('club:informatique:officer'), [true, true], [false, false]],
  ['a treasurer', account('club:informatique:treasurer'), [true, true], [false, false]],
  ['a lead', account('club:informatique:lead'), [true, true], [false, false]],
  ['the board', account('board'), [true, true], [true, true]],
  ['an administrator', account('admin'), [false, false], [false, false]],
  ['the check-in service', { kind: 'service', service: 'check-in' }, [false, false], [false, false]],
];

describe('R14 R21 who handles photos', () => {
  it.each(TABLE)('%s', (_name, actor, own, other) => {
    expect([mayUploadPhoto(actor, OWN), maySeeUnpublished(actor, OWN)]).toEqual(own);
    expect([mayUploadPhoto(actor, OTHER), maySeeUnpublished(actor, OTHER)]).toEqual(other);
  });
});
