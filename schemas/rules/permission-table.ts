/**
 * What every kind of person may do, written down as expected: the permission rules, the proxy and the database engine are all
 * tested against this one table. It is not derived from permissions.ts, so that a slip there shows. Deny is the default:
 * a letter that is missing is a refusal.
 *
 * `c` create, `r` read, `u` update, `d` delete. `U`: update, but only the status of an assignment of one's own. `C`: create, but
 * only one's own public keys. `P`: update, but only by adding
 * photos and requests that the bureau decides on.
 */
import type { Collection } from '../documents/collections.ts';
import { ASSOCIATION, type ClubSlug } from '../primitives/ids.ts';
import type { Operation } from './permissions.ts';
import type { Service } from './roles.ts';

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

export type ActorLabel =
  | 'visitor'
  | 'account without role'
  | 'officer'
  | 'treasurer'
  | 'lead'
  | 'board'
  | 'admin'
  | 'check-in service'
  | 'publisher service'
  | 'setup service';

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

/** In the own club / in another / for the association. Those without a post have no own club: other / association. */
type Expected = Readonly<Record<ActorLabel, string>>;

const BUREAU_WRITES: Expected = {
  visitor: 'r/r',
  'account without role': 'r/r',
  officer: 'crud/r/r',
  treasurer: 'crud/r/r',
  lead: 'crud/r/r',
  board: 'r/r',
  admin: 'r/r',
  'check-in service': 'r/r',
  'publisher service': 'r/r',
  'setup service': 'cr/cr',
};

const EXPECTED: Readonly<Record<Collection, Expected>> = {
  clubs: {
    visitor: 'r/r',
    'account without role': 'r/r',
    officer: 'r/r/r',
    treasurer: 'r/r/r',
    lead: 'ru/r/r',
    board: 'cru/cru',
    admin: 'cru/cru',
    'check-in service': 'r/r',
    'publisher service': 'r/r',
    'setup service': 'cru/cru',
  },
  activities: BUREAU_WRITES,
  actions: BUREAU_WRITES,
  officers: {
    visitor: 'r/r',
    'account without role': 'r/r',
    officer: 'r/r/r',
    treasurer: 'r/r/r',
    lead: 'crud/r/r',
    board: 'r/r',
    admin: 'r/r',
    'check-in service': 'r/r',
    'publisher service': 'r/r',
    'setup service': 'cr/cr',
  },
  photos: {
    visitor: 'r/r',
    'account without role': 'r/r',
    officer: 'crud/r/r',
    treasurer: 'crud/r/r',
    lead: 'crud/r/r',
    board: 'r/r',
    admin: 'r/r',
    'check-in service': 'cr/cr',
    'publisher service': 'r/r',
    'setup service': 'cr/cr',
  },
  summaries: {
    visitor: 'r/r',
    'account without role': 'r/r',
    officer: 'r/r/r',
    treasurer: 'r/r/r',
    lead: 'r/r/r',
    board: 'r/r',
    admin: 'r/r',
    'check-in service': 'r/r',
    'publisher service': 'crud/crud',
    'setup service': 'r/r',
  },
  participants: {
    visitor: '-',
    'account without role': '-',
    officer: 'crud/-',
    treasurer: 'crud/-',
    lead: 'crud/-',
    board: 'crud',
    admin: '-',
    'check-in service': 'cu',
    'publisher service': '-',
    'setup service': 'c',
  },
  attendances: {
    visitor: '-',
    'account without role': '-',
    officer: 'crud/-',
    treasurer: 'crud/-',
    lead: 'crud/-',
    board: 'r',
    admin: '-',
    'check-in service': 'cu',
    'publisher service': '-',
    'setup service': 'c',
  },
  dossiers: {
    visitor: '-',
    'account without role': '-',
    officer: 'crud/-',
    treasurer: 'crud/-',
    lead: 'crud/-',
    board: 'r',
    admin: '-',
    'check-in service': 'P',
    'publisher service': '-',
    'setup service': 'c',
  },
  duties: {
    visitor: '-',
    'account without role': '-',
    officer: 'rU/-',
    treasurer: 'rU/-',
    lead: 'crud/-',
    board: 'r',
    admin: '-',
    'check-in service': '-',
    'publisher service': '-',
    'setup service': 'c',
  },
  ledger: {
    visitor: '-',
    'account without role': '-',
    officer: '-/-',
    treasurer: 'cr/-',
    lead: 'cr/-',
    board: 'r',
    admin: '-',
    'check-in service': '-',
    'publisher service': '-',
    'setup service': '-',
  },
  keyrings: {
    visitor: '-/-',
    'account without role': 'rC/rC',
    officer: 'rC/rC/rC',
    treasurer: 'rC/rC/rC',
    lead: 'cr/rC/rC',
    board: 'cr/cr',
    admin: 'rC/rC',
    'check-in service': '-/-',
    'publisher service': '-/-',
    'setup service': '-/-',
  },
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

/** Every actor × collection × operation × whose document. */
export const PERMISSION_TABLE: readonly PermissionRow[] = Object.entries(EXPECTED).flatMap(
  ([collection, expected]) =>
    Object.entries(expected).flatMap(([actor, letters]) =>
      rowsOf(collection as Collection, actor as ActorLabel, letters),
    ),
);
