/**
 * Authority: may this person write this document over that one? The answer is the rules' own. Two things are not known
 * inside the database and are left to the server: the steps between two states, and whether the writer knew of a deletion.
 */
import type { Collection } from '#schemas/documents/collections.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { RejectionCode } from '#schemas/protocol/error-codes.ts';
import { isRole } from '#schemas/rules/roles.ts';
import { refusalOf } from '#schemas/rules/write-check.ts';
import type { RawDocument } from './structure.ts';

const ACCOUNT = 'account:';

/** CouchDB allows no colon in a user's name: there, an account is known by its ulid alone. */
export const toCouchName = (accountId: string): string => accountId.slice(ACCOUNT.length);

export interface UserContext {
  readonly name: string | null;
  readonly roles: readonly string[];
}

export function authorityRefusal(
  collection: Collection,
  next: RawDocument,
  current: RawDocument | null,
  user: { readonly name: string; readonly roles: readonly string[] },
): RejectionCode | undefined {
  return refusalOf({
    actor: { kind: 'account', id: `${ACCOUNT}${user.name}`, roles: user.roles.filter(isRole) },
    collection,
    current: (current ?? undefined) as StoredDocument | undefined,
    next: next as unknown as StoredDocument,
    knowsTombstone: true,
  });
}
