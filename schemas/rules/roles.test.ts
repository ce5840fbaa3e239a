import { describe, expect, test } from 'vitest';
import type { ClubSlug } from '../primitives/ids.ts';
import {
  clubRole,
  clubsOf,
  hasPost,
  isAdmin,
  isBoard,
  isInBureau,
  isRole,
  needsSecondFactor,
  parseClubRole,
  VISITOR,
  type Actor,
} from './roles.ts';

const sport = 'sport' as ClubSlug;
const account = (...roles: string[]): Actor => ({ kind: 'account', id: 'account:x', roles });

describe('R2 roles', () => {
  test.each(['admin', 'board', 'club:sport:lead', 'club:art-oratoire:treasurer', 'club:sport:officer'])(
    '%s is a role',
    (role) => expect(isRole(role)).toBe(true),
  );

  test.each([
    '_admin',
    'Admin',
    '',
    'club:sport',
    'club:sport:president',
    'club:Sport:lead',
    'club::lead',
    'club:aesi:lead',
    'club:a--b:lead',
    `club:${'a'.repeat(41)}:lead`,
    'club:sport:lead ',
    'club:sport:lead:officer',
  ])('«%s» is none', (role) => expect(isRole(role)).toBe(false));

  test('a club role says its club and post', () => {
    expect(parseClubRole(clubRole(sport, 'treasurer'))).toEqual({ slug: 'sport', post: 'treasurer' });
  });

  test('posts count in their club only, and each makes one of its bureau', () => {
    for (const post of ['lead', 'treasurer', 'officer'] as const) {
      const actor = account(clubRole(sport, post));
      expect(hasPost(actor, sport, post)).toBe(true);
      expect(isInBureau(actor, sport)).toBe(true);
      expect(isInBureau(actor, 'anglais' as ClubSlug)).toBe(false);
    }
    expect(isInBureau(account('board', 'admin'), sport)).toBe(false);
  });

  test('someone may serve several clubs', () => {
    const actor = account(
      'club:sport:lead',
      'club:anglais:officer',
      'club:sport:treasurer',
      'board',
      'nonsense',
    );
    expect(clubsOf(actor)).toEqual(['sport', 'anglais']);
    expect(isBoard(actor)).toBe(true);
    expect(isAdmin(actor)).toBe(false);
  });

  test('visitors and services hold none', () => {
    for (const actor of [VISITOR, { kind: 'service', service: 'setup' } as const]) {
      expect([isAdmin(actor), isBoard(actor), isInBureau(actor, sport)]).toEqual([false, false, false]);
      expect(clubsOf(actor)).toEqual([]);
    }
  });

  test('R25 whoever holds a role proves a second factor', () => {
    expect(needsSecondFactor([])).toBe(false);
    expect(needsSecondFactor(['club:sport:officer'])).toBe(true);
  });
});
