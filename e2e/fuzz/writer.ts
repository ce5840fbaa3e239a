/** Who writes at random in the fuzz, and what lies on the device for that. */
import type { Commands } from '#app/data/commands/commands.ts';
import { collectionOf } from '#app/data/local/local-database.ts';
import { readLocal } from '#app/data/local/local-rows.ts';
import type { Workspace } from '#app/data/workspace/workspace.ts';
import { allIds } from '#app/sync/all-ids.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import type { AuthorId, ClubSlug } from '#schemas/primitives/ids.ts';
import type { Result } from '#schemas/primitives/result.ts';
import { clubsOf } from '#schemas/rules/roles.ts';
import type { Random } from './random.ts';

export interface Writer {
  readonly workspace: Workspace;
  readonly commands: Commands;
  readonly random: Random;
  readonly clock: () => number;
  readonly device: number;
}

/** All clubs that the server begins with. */
export const CLUBS = ['informatique', 'anglais', 'art-oratoire', 'sport'] as ClubSlug[];
export const EDITED: readonly Collection[] = [
  ...['activities', 'activities', 'dossiers', 'participants', 'attendances', 'duties'],
  ...['actions', 'officers', 'photos', 'clubs', 'ledger'],
] as Collection[];

export type Outcome = Promise<Result<unknown, { readonly type: string }>>;

/** What was done, in a few words, and what the application said to it. */
export const told = async (what: string, outcome: Outcome): Promise<string> => {
  const { ok, error } = (await outcome) as { ok: boolean; error?: { type: string; code?: string } };
  return ok ? what : `${what}: ${error?.code ?? error?.type}`;
};

export const clubFor = ({ workspace, random }: Writer): ClubSlug => {
  const own = clubsOf(workspace.actor);
  return own.length > 0 && random.chance(0.9) ? random.pick(own) : random.pick(CLUBS);
};

export const authorOf = ({ workspace }: Writer): AuthorId =>
  (workspace.actor.kind === 'account' ? workspace.actor.id : '') as AuthorId;

const documentsOf = async ({ workspace }: Writer, collection: Collection): Promise<StoredDocument[]> => {
  const rows = collectionOf(workspace.database, collection);
  const found: StoredDocument[] = [];
  for await (const ids of allIds(rows)) {
    for (const row of await readLocal(rows, ids)) if (row !== undefined) found.push(row);
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
};

export const pickLiving = async (
  writer: Writer,
  collections: readonly Collection[],
): Promise<{ collection: Collection; document: StoredDocument } | undefined> => {
  const collection = writer.random.pick(collections);
  const living = (await documentsOf(writer, collection)).filter((document) => !isTombstone(document));
  return living.length === 0 ? undefined : { collection, document: writer.random.pick(living) };
};
