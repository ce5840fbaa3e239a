import { describe, expect, it } from 'vitest';
import { DOCUMENT_VERSION, OLDEST_DOCUMENT_VERSION } from '#schemas/documents/limits.ts';
import { parseRow } from './parse-row.ts';
import { activity, deleted, row } from './testing-sync.ts';

describe('R44 the version of a document', () => {
  it.each([
    [DOCUMENT_VERSION + 1, 'newer_version'],
    [OLDEST_DOCUMENT_VERSION - 1, 'older_version'],
    [-3, 'older_version'],
    [0.5, 'invalid_document'],
    ['1', 'invalid_document'],
    [undefined, 'invalid_document'],
    [null, 'invalid_document'],
  ])('%j is refused as %s, whatever its other fields', (v, code) => {
    const doc = { ...activity(1), v, fieldOfAnotherVersion: true };
    expect(parseRow('activities', row(doc))).toMatchObject({ ok: false, error: { code, id: doc.id } });
  });

  it.each([OLDEST_DOCUMENT_VERSION, DOCUMENT_VERSION])('%i is taken', (v) => {
    expect(parseRow('activities', row(activity(1, { v }))).ok).toBe(true);
  });

  it('counts for deletions too', () => {
    const grave = { ...deleted(activity(1)), v: OLDEST_DOCUMENT_VERSION - 1 };
    expect(parseRow('activities', row(grave))).toMatchObject({ ok: false, error: { code: 'older_version' } });
  });
});

describe('R49 what the log is told of a row', () => {
  it('never is what somebody typed as the name of a field', () => {
    const typed = 'Awa Ouédraogo '.repeat(50);
    const steps = [{ at: 'x', by: 'y', changes: { [typed]: 1 } }];
    const parsed = parseRow('activities', { ...row(activity(1)), steps });
    expect(parsed).toMatchObject({
      ok: false,
      error: { code: 'invalid_document', fields: ['steps.0.changes'] },
    });
  });
});
