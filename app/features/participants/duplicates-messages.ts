import type { DuplicatePair, NamedCard } from '#schemas/rules/people/likely-duplicates.ts';

export interface DuplicatesRequest {
  /** `person`: whose card it is known to be. */
  readonly cards: readonly { readonly card: NamedCard; readonly person: string }[];
  /** Keys of pairs that are two people. */
  readonly separate: readonly string[];
}

export type DuplicatesAnswer = readonly DuplicatePair[];
