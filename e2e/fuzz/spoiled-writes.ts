/** Writes that the server must refuse, and that no command of the app would make. */
import { collectionOf } from '#app/data/local/local-database.ts';
import { NEVER_ON_SERVER, toLocal, toWire } from '#app/data/local/local-document.ts';
import { writeLocal } from '#app/data/local/local-rows.ts';
import { isTombstone, toTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { AuthorId } from '#schemas/primitives/ids.ts';
import type { Random } from './random.ts';
import { create } from './random-documents.ts';
import { authorOf, CLUBS, EDITED, pickLiving, type Writer } from './writer.ts';

/** How a write can be wrong; each gives the document, from a living one of this device. */
const SPOILERS: Readonly<
  Record<string, (document: StoredDocument, by: AuthorId, random: Random) => StoredDocument>
> = {
  anotherAuthor: (document) => ({ ...document, updatedBy: 'account:00000000000000000000000099' as AuthorId }),
  anotherBirth: (document) => ({ ...document, createdBy: 'account:00000000000000000000000098' as AuthorId }),
  unknownField: (document) => ({ ...document, surplus: 'x' }) as unknown as StoredDocument,
  newerVersion: (document) => ({ ...document, v: 999 }),
  backToPlanned: (document) => ({ ...document, state: 'planned' }) as unknown as StoredDocument,
  anotherClub: (document, _, random) => ({ ...document, clubId: random.pick(CLUBS) }),
  touched: (document) => document,
  removed: (document, by) => toTombstone(document, document.updatedAt, by),
};

/** Put where the commands would not put it, as a bug or another version of the app might. */
export const spoilAtRandom = async (writer: Writer): Promise<string> => {
  const { workspace, random, clock } = writer;
  const found = await pickLiving(writer, EDITED);
  if (found === undefined) return create(writer);
  const name = random.pick(Object.keys(SPOILERS));
  const by = authorOf(writer);
  await writeLocal(
    collectionOf(workspace.database, found.collection),
    new Map([
      [
        found.document.id,
        (current) => {
          if (current === undefined || isTombstone(current) || current.pendingAt === NEVER_ON_SERVER)
            return undefined;
          const at = toInstant(Math.max(clock(), Date.parse(current.updatedAt) + 1));
          const stamped = { ...toWire(current), updatedAt: at, updatedBy: by } as StoredDocument;
          const next = SPOILERS[name]?.(stamped, by, random) ?? stamped;
          const changes = isTombstone(next) ? { _deleted: true } : { spoilt: name };
          const step = { at, by, changes };
          return toLocal(next, { pendingAt: Math.max(1, clock()), steps: [...current.steps, step] });
        },
      ],
    ]),
  );
  return `spoil ${found.document.id} ${name}`;
};
