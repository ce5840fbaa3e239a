/** What the databases say about photos, read once at start. */
import type { ServerContext } from '#server/context.ts';
import { readChanges } from '#server/replication/read-changes.ts';
import { START } from '#server/replication/sequence.ts';
import { NOTED_COLLECTIONS, type PhotoReferences } from './photo-references.ts';

const PAGE = 1000;

export async function readReferences(
  { couch, databases }: Pick<ServerContext, 'couch' | 'databases'>,
  references: PhotoReferences,
): Promise<void> {
  const noted = databases.all().filter(({ collection }) => NOTED_COLLECTIONS.includes(collection));
  for (const database of noted) {
    let seq = START;
    let count = PAGE;
    while (count === PAGE) {
      const page = await readChanges(couch, database, seq, PAGE);
      if (page === undefined) throw new Error(`${database.name} does not know its own start`);
      for (const document of page.documents) references.note(database.collection, document);
      seq = page.seq;
      count = page.documents.length;
    }
  }
}
