/** The attendee's half-filled form on the attendee's own phone: kept for this tab only, gone once it is sent. */
import { quietly } from '#app/data/quietly.ts';
import { EMPTY_ANSWER, type AnswerFields } from './answer-fields.ts';

const keyOf = (activityUlid: string): string => `aesi-presence-${activityUlid}`;

export const keptDraft = (activityUlid: string): AnswerFields => {
  const kept = quietly(() => sessionStorage.getItem(keyOf(activityUlid)));
  const fields =
    kept === undefined || kept === null
      ? undefined
      : quietly(() => JSON.parse(kept) as Partial<AnswerFields>);
  return { ...EMPTY_ANSWER, ...fields };
};

export const keepDraft = (activityUlid: string, fields: AnswerFields): void =>
  quietly(() => sessionStorage.setItem(keyOf(activityUlid), JSON.stringify(fields)));

export const dropDraft = (activityUlid: string): void =>
  quietly(() => sessionStorage.removeItem(keyOf(activityUlid)));
