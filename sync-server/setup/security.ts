/** Who may open a database at all, in a real CouchDB. What a person may write there is the validation function's matter. */
import { SCOPE_KINDS, type Collection, type Scope } from '#schemas/documents/collections.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { PERMISSIONS, type Capacity } from '#schemas/rules/permissions.ts';
import { CLUB_POSTS, clubRole } from '#schemas/rules/roles.ts';
import type { DatabaseSecurity } from '#server/ports/couch.ts';

/** A role that nobody is ever given: an empty list of members would mean everyone. */
const NOBODY = 'aesi:server-only';

/** No roles: the server's own. */
export const databaseSecurity = (memberRoles: readonly string[]): DatabaseSecurity => ({
  admins: { names: [], roles: [NOBODY] },
  members: { names: [], roles: memberRoles.length === 0 ? [NOBODY] : memberRoles },
});

/**
 * Members are those who may read or write there. In public and members' databases that is every account: visitors read
 * through the server, and CouchDB itself never answers an anonymous request.
 */
export function securityOf(collection: Collection, scope: Scope): DatabaseSecurity {
  if (SCOPE_KINDS[collection] !== 'club') return databaseSecurity([ANY_ACCOUNT]);
  const capacities = new Set(Object.values(PERMISSIONS[collection]).flat());
  return databaseSecurity([...capacities].flatMap((capacity) => rolesOf(capacity, scope as ClubSlug)));
}

/** Held by every account in the tokens the server makes for CouchDB, beside its own roles. */
export const ANY_ACCOUNT = 'aesi:account';

function rolesOf(capacity: Capacity, slug: ClubSlug): string[] {
  switch (capacity) {
    case 'bureau':
      return CLUB_POSTS.map((post) => clubRole(slug, post));
    case 'lead':
    case 'treasurer':
      return [clubRole(slug, capacity)];
    case 'board':
    case 'admin':
      return [capacity];
    case 'everyone':
    case 'member':
    case 'check-in':
    case 'publisher':
    case 'setup':
      return [];
  }
}
