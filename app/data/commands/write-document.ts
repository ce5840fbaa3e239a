/** Create, edit and delete, the same for every kind; the commands of one kind say which fields. */
import type { Collection } from '#schemas/documents/collections.ts';
import type { DocumentOf } from '#schemas/documents/documents.ts';
import { DOCUMENT_VERSION } from '#schemas/documents/limits.ts';
import type { BaseDocument, StoredDocument } from '#schemas/documents/stored.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { commitChange, tombstoneOf, type CommandError, type WriteContext } from './write-context.ts';

type BaseField = keyof BaseDocument;
/** A kind's own fields; of a union, each member's. */
export type Fields<C extends Collection> =
  DocumentOf<C> extends infer D ? (D extends unknown ? Omit<D, BaseField> : never) : never;
export type Edit<C extends Collection> = Partial<Fields<C>>;
export type Written<T> = Promise<Result<T, CommandError>>;

export const createDocument = <C extends Collection>(
  context: WriteContext,
  collection: C,
  identity: { readonly id: string; readonly clubId: ClubSlug },
  fields: Fields<C>,
): Written<DocumentOf<C>> =>
  as<C>(
    commitChange(context, collection, identity.id, (current, { at, by }) => {
      if (current !== undefined) return err({ type: 'refused', code: 'immutable' });
      const stamps = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by, v: DOCUMENT_VERSION };
      return ok({ ...identity, ...stamps, ...fields } as unknown as StoredDocument);
    }),
  );

/** What a form makes that may be saved again after only a part of it was written: what is there already is edited. */
export const createOrEdit = async <C extends Collection>(
  context: WriteContext,
  collection: C,
  identity: { readonly id: string; readonly clubId: ClubSlug },
  fields: Fields<C>,
  edit: Edit<C>,
): Written<DocumentOf<C>> => {
  const created = await createDocument(context, collection, identity, fields);
  const isThere = !created.ok && created.error.type === 'refused' && created.error.code === 'immutable';
  return isThere ? writeDocument(context, collection, identity.id, edit) : created;
};

/** `edit` may be computed from the document as it is at the moment of writing, also when another write came first. */
export const writeDocument = <C extends Collection>(
  context: WriteContext,
  collection: C,
  id: string,
  edit: Edit<C> | ((current: DocumentOf<C>) => Edit<C>),
): Written<DocumentOf<C>> =>
  as<C>(
    commitChange(context, collection, id, (current, { at, by }) => {
      if (current === undefined) return err({ type: 'not_found' });
      const change = typeof edit === 'function' ? edit(current as unknown as DocumentOf<C>) : edit;
      return ok({ ...current, ...change, updatedAt: at, updatedBy: by } as StoredDocument);
    }),
  );

export const deleteDocument = async (
  context: WriteContext,
  collection: Collection,
  id: string,
): Written<undefined> => {
  const written = await commitChange(context, collection, id, (current, stamp) =>
    current === undefined ? err({ type: 'not_found' }) : ok(tombstoneOf(current, stamp)),
  );
  return written.ok ? ok(undefined) : written;
};

/** The schema has parsed it: the document is one of its collection. */
const as = <C extends Collection>(written: Promise<Result<StoredDocument, CommandError>>) =>
  written as unknown as Written<DocumentOf<C>>;
