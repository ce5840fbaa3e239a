/**
 * The twelve kinds of document, and the scope each lives in. The collection's name is the schema's file, the local
 * collection, the family of databases and the word on the wire.
 */
import type { ClubSlug } from '../primitives/ids.ts';

export const COLLECTIONS = [
  'clubs',
  'activities',
  'actions',
  'officers',
  'photos',
  'summaries',
  'participants',
  'attendances',
  'dossiers',
  'duties',
  'ledger',
  'keyrings',
] as const;

export type Collection = (typeof COLLECTIONS)[number];

/** `public` (everyone), `members` (whoever is signed in), `club` (one database per club). */
export type ScopeKind = 'public' | 'members' | 'club';

/** `public`, `members` or a club's slug. */
export type Scope = 'public' | 'members' | ClubSlug;

export const SCOPE_KINDS: Readonly<Record<Collection, ScopeKind>> = {
  clubs: 'public',
  activities: 'public',
  actions: 'public',
  officers: 'public',
  photos: 'public',
  summaries: 'public',
  participants: 'club',
  attendances: 'club',
  dossiers: 'club',
  duties: 'club',
  ledger: 'club',
  keyrings: 'members',
};

export const PUBLIC_COLLECTIONS = COLLECTIONS.filter((name) => SCOPE_KINDS[name] === 'public');

/** Slugs that would collide with a scope of another kind. */
export const RESERVED_SLUGS: readonly string[] = ['public', 'members'];

export const isCollection = (name: string): name is Collection =>
  (COLLECTIONS as readonly string[]).includes(name);

export const scopeOf = (collection: Collection, clubId: ClubSlug): Scope => {
  const kind = SCOPE_KINDS[collection];
  return kind === 'club' ? clubId : kind;
};

/** `aesi-activities`, `aesi-attendances-informatique` */
export const databaseNameOf = (collection: Collection, scope: Scope): string =>
  SCOPE_KINDS[collection] === 'club' ? `aesi-${collection}-${scope}` : `aesi-${collection}`;
