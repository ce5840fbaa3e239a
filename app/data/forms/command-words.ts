/** What a command answered → sentences: one under each field it names, else one for the whole form. */
import type { CommandFailure } from './command-outcome.ts';
import type { Messages } from '#app/i18n/messages.ts';

export type FieldErrors = Readonly<Partial<Record<string, string>>>;

type Missing = keyof Messages['activity']['problem']['missing'];

const isMissing = (name: string, missing: Messages['activity']['problem']['missing']): name is Missing =>
  Object.hasOwn(missing, name);

/** What to write into a field that was left empty; `winners.0.name` asks as `name` does. */
const missingText = (path: string, { problem }: Messages['activity']): string => {
  const name = path.split('.').at(-1) ?? path;
  return isMissing(name, problem.missing) ? problem.missing[name] : problem.required;
};

const fieldText = (path: string, code: string, t: Messages): string => {
  const words = t.activity.problem;
  switch (code) {
    case 'required':
      return missingText(path, t.activity);
    case 'too_big':
      return words.tooLong;
    case 'control_character':
      return words.character;
    case 'not_an_instant':
      return words.when;
    case 'not_a_date':
      return words.day;
    default:
      return words.other;
  }
};

/** By its path and by the path's first step: `winners.0.name` shows at the name of the first winner. */
export const fieldErrorsOf = (error: CommandFailure, t: Messages): FieldErrors => {
  if (error.type !== 'invalid') return {};
  const errors: Record<string, string> = {};
  for (const [path, code] of Object.entries(error.fields)) {
    const text = fieldText(path, code, t);
    errors[path] ??= text;
    errors[path.split('.')[0] ?? path] ??= text;
  }
  return errors;
};

/** A sentence for what no field shows; `shown` are the fields of the form. */
export const commandText = (
  error: CommandFailure,
  t: Messages,
  shown: readonly string[] = [],
): string | undefined => {
  switch (error.type) {
    case 'refused':
      return t.errors[error.code];
    case 'storage_full':
    case 'device_failed':
      return t.errors[error.type];
    case 'not_found':
      return t.activity.problem.notFound;
    case 'invalid': {
      const isShown = Object.keys(error.fields).every((path) => shown.includes(path.split('.')[0] ?? path));
      return isShown ? undefined : t.activity.problem.invalid;
    }
  }
};
