/** What a schema found wrong, by field path, each with its code: `required`, `too_big`, `control_character`… The first counts. */
import type { z } from 'zod';

export const invalidFields = (error: z.ZodError): Readonly<Record<string, string>> => {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    fields[issue.path.join('.')] ??= issue.code === 'custom' ? issue.message : issue.code;
  }
  return fields;
};
