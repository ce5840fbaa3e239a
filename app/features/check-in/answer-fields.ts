/** What the form holds while it is being filled; nothing chosen yet is undefined. */
export interface AnswerFields {
  readonly firstName: string;
  readonly lastName: string;
  readonly programId: string | undefined;
  readonly levelId: string | undefined;
  readonly rating: number | null;
  readonly appreciation: string;
  readonly suggestion: string;
  readonly rankingConsent: boolean;
  readonly imageConsent: boolean;
}

export const EMPTY_ANSWER: AnswerFields = {
  firstName: '',
  lastName: '',
  programId: undefined,
  levelId: undefined,
  rating: null,
  appreciation: '',
  suggestion: '',
  rankingConsent: false,
  imageConsent: false,
};
