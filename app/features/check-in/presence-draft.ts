/** The attendee's half-filled form on the attendee's own phone: kept for this tab only, gone once it is sent. */
import { EMPTY_ANSWER, type AnswerFields } from './answer-fields.ts';

const keyOf = (activityUlid: string): string => `aesi-presence-${activityUlid}`;

/** Storage may be switched off or full: then the form simply starts empty after a reload. */
const quietly = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

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
