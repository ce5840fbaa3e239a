/**
 * Every actor × collection × operation × whose document, with what is expected (expected-permissions.ts): the permission rules, the
 * proxy and the database engine are all tested against this one table.
 */
import type { Collection } from '../documents/collections.ts';
import { ASSOCIATION, type ClubSlug } from '../primitives/ids.ts';
import { EXPECTED_PERMISSIONS, type ActorLabel } from './expected-permissions.ts';
import type { Operation } from '../rules/permissions.ts';
import type { Service } from '../rules/roles.ts';

/** The club in which the officer, treasurer and lead of the table hold their posts, and one in which they hold none. */
export const TABLE_OWN_CLUB = 'informatique' as ClubSlug;
export const TABLE_OTHER_CLUB = 'sport' as ClubSlug;

/** Whose document it is. `public`: the association's own, which belongs to no club; only kinds that are not per club have such. */
export type ClubOf = 'own' | 'other' | 'public';

export interface PermissionRow {
  readonly actor: ActorLabel;
  /** Null for a visitor and for services, which are no accounts. */
  readonly roles: readonly string[] | null;
  readonly service: Service | null;
  readonly collection: Collection;
  readonly operation: Operation;
  readonly clubOf: ClubOf;
  readonly clubId: ClubSlug;
  readonly allowed: boolean;
  /** The one case that is allowed, where it is not every document. */
  readonly only: 'ownStatus' | 'ownKeys' | 'addedPhotos' | null;
}

const POST_HOLDERS: Partial<Record<ActorLabel, readonly string[]>> = {
  officer: [`club:${TABLE_OWN_CLUB}:officer`],
  treasurer: [`club:${TABLE_OWN_CLUB}:treasurer`],
  lead: [`club:${TABLE_OWN_CLUB}:lead`],
};

const ROLES: Partial<Record<ActorLabel, readonly string[]>> = {
  ...POST_HOLDERS,
  'account without role': [],
  board: ['board'],
  admin: ['admin'],
};

const SERVICES: Partial<Record<ActorLabel, Service>> = {
  'check-in service': 'check-in',
  'publisher service': 'publisher',
  'setup service': 'setup',
};

const LETTERS: readonly (readonly [Operation, string])[] = [
  ['create', 'c'],
  ['read', 'r'],
  ['update', 'u'],
  ['delete', 'd'],
];

const CLUB_IDS: Readonly<Record<ClubOf, ClubSlug>> = {
  own: TABLE_OWN_CLUB,
  other: TABLE_OTHER_CLUB,
  public: ASSOCIATION,
};

const rowsOf = (collection: Collection, actor: ActorLabel, expected: string): PermissionRow[] => {
  const places: readonly ClubOf[] = actor in POST_HOLDERS ? ['own', 'other', 'public'] : ['other', 'public'];
  return expected.split('/').flatMap((letters, index) => {
    const clubOf = places[index] ?? 'public';
    return LETTERS.map(([operation, letter]) => ({
      actor,
      roles: ROLES[actor] ?? null,
      service: SERVICES[actor] ?? null,
      collection,
      operation,
      clubOf,
      clubId: CLUB_IDS[clubOf],
      allowed: letters.toLowerCase().includes(letter) || (letters.includes('P') && letter === 'u'),
      only:
        letters.includes('U') && letter === 'u'
          ? 'ownStatus'
          : letters.includes('C') && letter === 'c'
            ? 'ownKeys'
            : letters.includes('P') && letter === 'u'
              ? 'addedPhotos'
              : null,
    }));
  });
};

export const PERMISSION_TABLE: readonly PermissionRow[] = Object.entries(EXPECTED_PERMISSIONS).flatMap(
  ([collection, expected]) =>
    Object.entries(expected).flatMap(([actor, letters]) =>
      rowsOf(collection as Collection, actor as ActorLabel, letters),
    ),
);
