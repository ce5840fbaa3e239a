/**
 * What every kind of person may do, written down as expected. It is not derived from permissions.ts, so that a slip there shows.
 * Deny is the default: a letter that is missing is a refusal.
 *
 * `c` create, `r` read, `u` update, `d` delete. `U`: update, but only the status of an assignment of one's own. `C`: create, but
 * only one's own public keys. `P`: update, but only by adding photos and requests that the bureau decides on.
 */
import type { Collection } from '../documents/collections.ts';

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

export const EXPECTED_PERMISSIONS: Readonly<Record<Collection, Expected>> = {
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
