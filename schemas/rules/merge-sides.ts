/** What the parts of the merge hand to one another. */
import type { Fields } from './same-document.ts';

/** The three versions of one field; undefined where absent. */
export interface Versions {
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** The whole documents, as fields. */
export interface Sides {
  readonly base: Fields;
  /** False when both created the document: then `base` is empty. */
  readonly hasBase: boolean;
  readonly mine: Fields;
  readonly theirs: Fields;
  readonly mineIsLater: boolean;
}
