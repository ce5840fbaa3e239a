/** Why an answer was not taken: what happened, in a few bold words, then what is safe and what to do. */
export interface Problem {
  readonly title: string;
  readonly text: string;
  /** info: nothing is wrong with the answer, it only waits. */
  readonly tone?: 'info' | undefined;
}
