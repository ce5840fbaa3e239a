/**
 * What CouchDB runs before every write (validate_doc_update): the same rules as the server's, so that a write the server let
 * through by mistake is refused all the same. Bundled to es2017 by bundle.mjs; newer syntax stops every write in CouchDB.
 */
import type { Collection } from '#schemas/documents/collections.ts';
import { authorityRefusal, type UserContext } from './authority.ts';
import { structureRefusal, type RawDocument } from './structure.ts';

/** CouchDB reads `forbidden` and `unauthorized` off whatever is thrown; the code is the reason it reports. */
type Refusal = { readonly forbidden: string } | { readonly unauthorized: string };

export function validateWrite(
  collection: Collection,
  scope: string,
  next: RawDocument,
  current: RawDocument | null,
  user: UserContext,
): void {
  const refusal = refusalFor(collection, scope, next, current, user);
  // CouchDB's contract is a plain object; an Error would be reported as a failure of the function.
  // oxlint-disable-next-line typescript/only-throw-error
  if (refusal !== undefined) throw refusal;
}

function refusalFor(
  collection: Collection,
  scope: string,
  next: RawDocument,
  current: RawDocument | null,
  { name, roles }: UserContext,
): Refusal | undefined {
  // The server itself, which has checked already and also writes for its services.
  const isServer = roles.indexOf('_admin') >= 0;
  if (String(next['_id']).indexOf('_design/') === 0) return isServer ? undefined : { forbidden: 'forbidden' };
  const broken = structureRefusal(collection, scope, next);
  if (broken !== undefined) return { forbidden: broken };
  if (isServer) return undefined;
  if (name === null) return { unauthorized: 'not_signed_in' };
  const code = authorityRefusal(collection, next, current, { name, roles });
  return code === undefined ? undefined : { forbidden: code };
}
