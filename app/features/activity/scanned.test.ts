import { expect, test } from 'vitest';
import type { CarriedAnswer } from '#schemas/protocol/carried-answer.ts';
import { isTaken, takeScanned, type ScanOutcome } from './scanned.ts';

const answer = { firstName: 'Awa' } as CarriedAnswer['answer'];

test('an answer whose saving breaks is said to have failed, and may be taken again', async () => {
  const noted: ScanOutcome[] = [];
  const take = (save: () => Promise<ScanOutcome>) =>
    takeScanned({ save, note: (outcome) => noted.push(outcome), broken: () => failed });
  const failed: ScanOutcome = { type: 'failed', why: 'disk', again: { answer, late: false } };
  await take(() => Promise.reject(new Error('disk')));
  expect(noted).toEqual([{ type: 'saving' }, failed]);
  expect(noted.map(isTaken)).toEqual([true, false]);
  await take(() => Promise.resolve({ type: 'again' }));
  expect(noted.slice(2)).toEqual([{ type: 'saving' }, { type: 'again' }]);
});
