import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredDocument } from '../documents/stored.ts';
import type { AuthorId, ClubSlug } from '../primitives/ids.ts';
import { accountIdOf } from '../primitives/ids.ts';
import { documentArbitrary } from '../testing/arbitraries.ts';
import { pooledUlid } from '../testing/values.ts';
import type { Actor } from './roles.ts';
import { mayArchiveClubs, refusalOf } from './write-check.ts';

const ME = accountIdOf(pooledUlid(1));
const AUTHOR = ME as string as AuthorId;
const SPORT = 'sport' as ClubSlug;
const only = { clubIds: [SPORT], authors: [AUTHOR] };
const withRole = (...roles: readonly string[]): Actor => ({ kind: 'account', id: ME, roles });
const lead = withRole('club:sport:lead');

const activities = documentArbitrary('activities', only).map(
  (activity) => ({ ...activity, updatedBy: AUTHOR, createdBy: AUTHOR, state: 'planned' }) as StoredDocument,
);
const cards = documentArbitrary('clubs', only).map(
  (card) => ({ ...card, id: 'club:sport', updatedBy: AUTHOR, createdBy: AUTHOR }) as StoredDocument,
);

describe('R1 R21 an archived club', () => {
  test('takes no new activity, whoever makes it; those that it has go on being kept', () => {
    fc.assert(
      fc.property(activities, (next) => {
        const question = { actor: lead, collection: 'activities', next, knowsTombstone: false } as const;
        expect(refusalOf({ ...question, current: undefined, isClubArchived: true })).toBe('club_archived');
        expect(refusalOf({ ...question, current: undefined, isClubArchived: false })).toBeUndefined();
        expect(refusalOf({ ...question, current: next, isClubArchived: true })).toBeUndefined();
      }),
    );
  });

  test('was archived by the board or the administrator; its lead only names and describes it', () => {
    fc.assert(
      fc.property(cards, fc.constantFrom('board', 'admin', 'club:sport:lead'), (current, role) => {
        const actor = withRole(role);
        const ask = (fields: object) =>
          refusalOf({
            actor,
            collection: 'clubs',
            current,
            next: { ...current, ...fields } as StoredDocument,
            knowsTombstone: false,
          });
        expect(ask({ name: 'Un autre nom' })).toBeUndefined();
        const isLead = role.startsWith('club:');
        expect(mayArchiveClubs(actor)).toBe(!isLead);
        expect(ask({ archivedAt: '2027-01-01T00:00:00.001Z' })).toBe(isLead ? 'forbidden' : undefined);
      }),
    );
  });
});
