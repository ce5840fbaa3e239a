/**
 * What a form changed, compared with what it was opened on. Only that is written, so that a field which somebody else edited
 * meanwhile stays theirs.
 */
export const editedFields = <T extends object>(base: T, values: T): Partial<T> => {
  const names = Object.keys(values) as (keyof T)[];
  return Object.fromEntries(
    names.filter((name) => values[name] !== base[name]).map((name) => [name, values[name]]),
  ) as Partial<T>;
};

/** A form's draft: what it was opened on, and what stands in it now. */
export interface EditDraft<T> {
  readonly base: T;
  readonly values: T;
}

export const editOf = <T extends object>(values: T): EditDraft<T> => ({ base: values, values });
