/**
 * What every document counted for, and the figures that come of it. Counting a document again in the state in which it was
 * counted changes nothing: so what is read twice does no harm, and no order is needed but that of one document's states.
 */
import type { Collection } from '#schemas/documents/collections.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { applyChange } from '#schemas/rules/figures/apply-change.ts';
import { contributionOf, type Contribution } from '#schemas/rules/figures/contribution.ts';
import { emptyFigures, type Figures } from '#schemas/rules/figures/figures.ts';

export interface Counted {
  readonly figures: Figures;
  readonly contributions: Map<string, Contribution>;
}

/** Kinds that figures are made of; ratings and suggestions are counted nowhere that is published. */
export const COUNTED_COLLECTIONS: readonly Collection[] = [
  'activities',
  'actions',
  'photos',
  'participants',
  'attendances',
];

export function countAll(contributions: ReadonlyMap<string, Contribution>): Counted {
  const counted: Counted = { figures: emptyFigures(), contributions: new Map() };
  for (const [id, contribution] of contributions) put(counted, id, contribution);
  return counted;
}

export function countDocument(counted: Counted, collection: Collection, document: StoredDocument): void {
  put(counted, document.id, contributionOf(collection, document));
}

function put({ figures, contributions }: Counted, id: string, after: Contribution | null): void {
  applyChange(figures, contributions.get(id) ?? null, after);
  if (after === null) contributions.delete(id);
  else contributions.set(id, after);
}
