/**
 * Who may read and write which kind of document in which club: the table of DESIGN §2 as data. Everything not granted here is
 * refused. The administrator manages accounts and clubs; being one opens nobody's participants or cash box.
 */
import type { Collection, Scope } from '../documents/collections.ts';
import { SCOPE_KINDS } from '../documents/collections.ts';
import type { ClubSlug } from '../primitives/ids.ts';
import { clubsOf, hasPost, isAdmin, isBoard, isInBureau, type Actor } from './roles.ts';

export type Capacity =
  | 'everyone'
  | 'member'
  | 'bureau'
  | 'lead'
  | 'treasurer'
  | 'board'
  | 'admin'
  | 'check-in'
  | 'publisher'
  | 'setup';

export const OPERATIONS = ['read', 'create', 'update', 'delete'] as const;
export type Operation = (typeof OPERATIONS)[number];

type Grants = Readonly<Record<Operation, readonly Capacity[]>>;

const BUREAU_WRITES: Grants = {
  read: ['everyone'],
  create: ['bureau', 'setup'],
  update: ['bureau'],
  delete: ['bureau'],
};

export const PERMISSIONS: Readonly<Record<Collection, Grants>> = {
  clubs: {
    read: ['everyone'],
    create: ['board', 'admin', 'setup'],
    // A lead too, but not its end: see write-check.ts.
    update: ['lead', 'board', 'admin', 'setup'],
    delete: [],
  },
  activities: BUREAU_WRITES,
  actions: BUREAU_WRITES,
  officers: { read: ['everyone'], create: ['lead', 'setup'], update: ['lead'], delete: ['lead'] },
  photos: {
    read: ['everyone'],
    create: ['bureau', 'check-in', 'setup'],
    update: ['bureau'],
    delete: ['bureau'],
  },
  summaries: { read: ['everyone'], create: ['publisher'], update: ['publisher'], delete: ['publisher'] },
  participants: {
    read: ['bureau', 'board'],
    create: ['bureau', 'board', 'check-in', 'setup'],
    update: ['bureau', 'board', 'check-in'],
    delete: ['bureau', 'board'],
  },
  attendances: {
    read: ['bureau', 'board'],
    create: ['bureau', 'check-in', 'setup'],
    update: ['bureau', 'check-in'],
    delete: ['bureau'],
  },
  // The check-in service may only add what the bureau decides on: see write-check.ts.
  dossiers: {
    read: ['bureau', 'board'],
    create: ['bureau', 'setup'],
    update: ['bureau', 'check-in'],
    delete: ['bureau'],
  },
  // An assignee may update too, but only its own status: see write-check.ts.
  duties: {
    read: ['bureau', 'board'],
    create: ['lead', 'setup'],
    update: ['lead', 'bureau'],
    delete: ['lead'],
  },
  ledger: { read: ['treasurer', 'lead', 'board'], create: ['treasurer', 'lead'], update: [], delete: [] },
  keyrings: { read: ['member'], create: ['lead', 'board', 'member'], update: [], delete: [] },
};

const holds = (actor: Actor, capacity: Capacity, clubId: ClubSlug): boolean => {
  switch (capacity) {
    case 'everyone':
      return true;
    case 'member':
      return actor.kind === 'account';
    case 'bureau':
      return isInBureau(actor, clubId);
    case 'lead':
    case 'treasurer':
      return hasPost(actor, clubId, capacity);
    case 'board':
      return isBoard(actor);
    case 'admin':
      return isAdmin(actor);
    case 'check-in':
    case 'publisher':
    case 'setup':
      return actor.kind === 'service' && actor.service === capacity;
  }
};

/** May this actor do this to documents of this kind that belong to this club? */
export const may = (actor: Actor, operation: Operation, collection: Collection, clubId: ClubSlug): boolean =>
  PERMISSIONS[collection][operation].some((capacity) => holds(actor, capacity, clubId));

/** Restricted kinds are read club by club; `clubs` is every club that exists, and the answer only names those. */
export const readableScopes = (actor: Actor, collection: Collection, clubs: readonly ClubSlug[]): Scope[] => {
  const kind = SCOPE_KINDS[collection];
  if (kind === 'public') return ['public'];
  if (kind === 'members') return actor.kind === 'account' ? ['members'] : [];
  const candidates = isBoard(actor) ? clubs : clubsOf(actor);
  return candidates.filter((slug) => clubs.includes(slug) && may(actor, 'read', collection, slug));
};
