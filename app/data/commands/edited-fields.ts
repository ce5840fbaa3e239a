/**
 * What a form changed, compared with what it was opened on. Only that is written, so that a field which somebody else edited
 * meanwhile stays theirs.
 */
import { sameValue } from '#schemas/rules/same-document.ts';

/** By value: a list that comes back from a kept draft is not the one that was put there. */
export const editedFields = <T extends object>(base: T, values: T): Partial<T> => {
  const names = Object.keys(values) as (keyof T)[];
  return Object.fromEntries(
    names.filter((name) => !sameValue(values[name], base[name])).map((name) => [name, values[name]]),
  ) as Partial<T>;
};

/** A form's draft: what it was opened on, and what stands in it now. */
export interface EditDraft<T> {
  readonly base: T;
  readonly values: T;
}

export const editOf = <T extends object>(values: T): EditDraft<T> => ({ base: values, values });

/** What there is now, with what the form changed. */
export const withEdit = <T extends object>(now: T, { base, values }: EditDraft<T>): T => ({
  ...now,
  ...editedFields(base, values),
});
