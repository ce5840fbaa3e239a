/** The answers that the camera read, as a list: latest first, each once. */
import type { CarriedAnswer } from '#schemas/protocol/carried-answer.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import type { CarriedVerdict } from '#schemas/rules/carried-answer.ts';

export type ScanOutcome =
  | { readonly type: 'saving' }
  /** In the host's data. `at`: when it was given. */
  | { readonly type: 'saved' | 'late'; readonly at: Instant }
  /** Somebody of this name and filière was there before: may be another person. */
  | { readonly type: 'already'; readonly answer: CheckInAnswer; readonly late: boolean }
  /** The same answer, shown once more. */
  | { readonly type: 'again' }
  | Exclude<CarriedVerdict, { type: 'right' }>
  /** `again`: what can be taken once more; absent where it could not even be judged. */
  | { readonly type: 'failed'; readonly why: string; readonly again?: TakenAnswer };

export interface TakenAnswer {
  readonly answer: CheckInAnswer;
  readonly late: boolean;
}

export interface Scanned {
  readonly carried: CarriedAnswer;
  readonly outcome: ScanOutcome;
}

export const withScanned = (list: readonly Scanned[], one: Scanned): readonly Scanned[] => [
  one,
  ...list.filter(({ carried }) => carried.answerId !== one.carried.answerId),
];

const TAKEN: ReadonlySet<ScanOutcome['type']> = new Set(['saving', 'saved', 'late', 'already', 'again']);

/** Nothing is left to do for this answer: seeing it again changes nothing. */
export const isTaken = (outcome: ScanOutcome): boolean => TAKEN.has(outcome.type);

export interface TakeScanned {
  readonly save: () => Promise<ScanOutcome>;
  readonly note: (outcome: ScanOutcome) => void;
  /** What is noted where saving breaks: an answer must not stay «saving», which counts as taken. */
  readonly broken: () => ScanOutcome;
}

export const takeScanned = async ({ save, note, broken }: TakeScanned): Promise<void> => {
  note({ type: 'saving' });
  note(await save().catch(broken));
};
