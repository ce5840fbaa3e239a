/**
 * Puts the demonstration into an empty data folder, on the road that every document takes: rules, audit and figures apply.
 * Activities are written last and are the mark that all is there: a folder that has any is never touched.
 */
import type { Collection } from '#schemas/documents/collections.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { ServerContext } from '#server/context.ts';
import { createDemoAccounts } from '#server/auth/demo-accounts.ts';
import type { AuthContext } from '#server/auth/auth-context.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { writeDocuments } from '#server/replication/write-documents.ts';
import { demoPlaceOf, markAsDemonstration } from './empty-server.ts';
import { addPhotos } from './photos.ts';
import { createYear, STANDARD_ATTENDANCES, type Year } from './year.ts';

const ROWS_PER_WRITE = 250;

export interface Filled {
  readonly documents: number;
  readonly counts: Readonly<Partial<Record<Collection, number>>>;
}

/** Adds a whole invented year, whatever is there; returns how many documents it wrote. */
const writeYear = async (ctx: ServerContext, year: Year): Promise<Filled> => {
  const counts: Partial<Record<Collection, number>> = {};
  for (const part of year) {
    for (let start = 0; start < part.documents.length; start += ROWS_PER_WRITE) {
      const rows = part.documents
        .slice(start, start + ROWS_PER_WRITE)
        .map((doc) => ({ base: null, doc: doc as StoredDocument, steps: [] }));
      const outcomes = await writeDocuments(ctx, {
        actor: { kind: 'service', service: 'setup' },
        collection: part.collection,
        rows,
        requestId: 'demo',
      });
      const refused = outcomes.find((outcome) => outcome.type === 'rejected');
      if (refused !== undefined)
        throw new Error(`the invented ${part.collection} were refused: ${refused.id}`);
      counts[part.collection] = (counts[part.collection] ?? 0) + outcomes.length;
    }
  }
  return { documents: Object.values(counts).reduce((sum, count) => sum + count, 0), counts };
};

export type DemoOutcome = Filled | 'filled_before' | 'refused';

export const fillDemo = async (
  ctx: ServerContext & AuthContext,
  attendances: number = STANDARD_ATTENDANCES,
): Promise<DemoOutcome> => {
  const place = await demoPlaceOf(ctx);
  if (place === 'foreign') return 'refused';
  if (place === 'filled') return 'filled_before';
  await markAsDemonstration(ctx);
  await createDemoAccounts(ctx);
  const documents = createYear({ nowMs: ctx.clock.nowMs(), hash: blake2bHex, attendances });
  const year = await addPhotos(ctx.media, documents);
  // Activities last: only a folder where everything else is there counts as filled.
  const inOrder = [
    ...year.filter(({ collection }) => collection !== 'activities'),
    ...year.filter(({ collection }) => collection === 'activities'),
  ];
  return writeYear(ctx, inOrder);
};
