import type { z } from 'zod';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { ErrorDetails } from './errors.ts';

const MAX_FIELDS = 20;

/** The body as its schema says, or the fields that failed, by path and without their values. */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): Result<z.output<S>, ErrorDetails> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues.flatMap(fieldsOf).slice(0, MAX_FIELDS);
  return err({ fields: Object.fromEntries(fields) });
}

function fieldsOf(issue: z.core.$ZodIssue): [path: string, code: string][] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => [[...path, key.slice(0, 60)].join('.'), 'unknown_field']);
  }
  // Refinements of our own carry their code as message; zod's sentences stay here.
  return [[path.join('.'), issue.code === 'custom' ? issue.message : issue.code]];
}
