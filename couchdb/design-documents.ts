/** The design documents of the documents' databases. Each has its collection and scope baked in. */
import type { Collection, Scope } from '#schemas/documents/collections.ts';

export interface ValidationDesign {
  readonly _id: '_design/validation';
  readonly language: 'javascript';
  readonly validate_doc_update: string;
  readonly [field: string]: unknown;
}

/** `source`: what bundle.mjs made of validation/validate-write.ts; it defines `aesi`. */
export function validationDesign(collection: Collection, scope: Scope, source: string): ValidationDesign {
  const call = `aesi.validateWrite(${JSON.stringify(collection)}, ${JSON.stringify(scope)}, next, current, user);`;
  return {
    _id: '_design/validation',
    language: 'javascript',
    validate_doc_update: `function (next, current, user) {\n${source}\n${call}\n}`,
  };
}
