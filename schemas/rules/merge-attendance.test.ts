import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceSchema, MAX_COMMENT_LENGTH, type Attendance } from '../documents/attendance.ts';
import { MAX_ATTENDANCE_TEXTS } from '../documents/limits.ts';
import { MAX_DOCUMENT_BYTES } from '../protocol/limits.ts';
import { documentArbitrary } from '../testing/arbitraries.ts';
import { at, attendance, contentOf, OPTIONS } from '../testing/versions.ts';
import { overfullTexts } from './merge-attendance.ts';
import { mergeDocuments } from './merge.ts';

describe('R7 R24 merge of attendances', () => {
  const alone = { ...OPTIONS, poolSize: 1 };
  const answers = fc.array(documentArbitrary('attendances', alone), { minLength: 3, maxLength: 3 });
  const merge = (base: Attendance | null, mine: Attendance, theirs: Attendance): Attendance =>
    mergeDocuments('attendances', { base, mine, theirs }) as Attendance;

  test('is commutative and associative: any number of devices, met in any order', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), ([a, b, c], hasBase) => {
        if (a === undefined || b === undefined || c === undefined) throw new Error('three answers');
        const base = hasBase ? { ...a, rating: b.rating } : null;
        const left = merge(base, merge(base, a, b), c);
        const right = merge(base, a, merge(base, b, c));
        const turned = merge(base, c, merge(base, b, a));
        expect(contentOf(left)).toEqual(contentOf(right));
        expect(contentOf(left)).toEqual(contentOf(turned));
      }),
      { numRuns: 500 },
    );
  });

  test('loses no text that was typed', () => {
    fc.assert(
      fc.property(answers, ([base, mine, theirs]) => {
        if (base === undefined || mine === undefined || theirs === undefined)
          throw new Error('three answers');
        const both = merge(null, mine, theirs);
        for (const text of [...mine.suggestions, ...theirs.suggestions])
          expect(both.suggestions).toContain(text);
        for (const text of [...mine.appreciations, ...theirs.appreciations]) {
          expect(both.appreciations).toContain(text);
        }
        const added = [...mine.suggestions, ...theirs.suggestions].filter(
          (text) => !base.suggestions.includes(text),
        );
        expect(merge(base, mine, theirs).suggestions).toEqual(expect.arrayContaining(added));
      }),
      { numRuns: 300 },
    );
  });

  test('keeps the earliest arrival and the earliest rating', () => {
    const first = attendance({ at: at(15), way: 'kiosk', suggestions: ['Plus de pratique'] });
    const second = attendance({ at: at(15, 5), way: 'phone', late: true, rating: 3, suggestions: ['Merci'] });
    const third = attendance({ at: at(15, 9), way: 'qr', rating: 5 });
    const merged = merge(null, merge(null, third, first), second);
    expect(merged).toMatchObject({ at: at(15), way: 'kiosk', late: false, rating: 3, ratedAt: at(15, 5) });
    expect(merged.suggestions).toEqual(['Merci', 'Plus de pratique']);
  });

  test('keeps every text, and says when there are more than a document may hold', () => {
    const many = (from: number) =>
      Array.from({ length: MAX_ATTENDANCE_TEXTS }, (_, index) => `texte ${from + index}`);
    const a = attendance({ suggestions: many(1) });
    const b = attendance({ suggestions: many(5) });
    const both = merge(null, a, b);
    expect(new Set(both.suggestions)).toEqual(new Set([...many(1), ...many(5)]));
    expect(both.suggestions).toEqual(merge(null, b, a).suggestions);
    expect([a, b, both].map(overfullTexts)).toEqual([[], [], ['suggestions']]);
  });

  test('an attendance full of the heaviest texts is not too heavy to travel', () => {
    const heaviest = Array.from({ length: MAX_ATTENDANCE_TEXTS }, () => '\ud800'.repeat(MAX_COMMENT_LENGTH));
    const drawn = fc.sample(documentArbitrary('attendances', OPTIONS), 1)[0];
    const full = attendanceSchema.parse({ ...drawn, appreciations: heaviest, suggestions: heaviest });
    expect(Buffer.byteLength(JSON.stringify(full))).toBeLessThan(MAX_DOCUMENT_BYTES);
  });

  test('a text taken out by the bureau stays out when another field changed elsewhere', () => {
    const base = attendance({ suggestions: ['insulte', 'Merci'] });
    const merged = merge(base, { ...base, suggestions: ['Merci'] }, { ...base, rating: 4 });
    expect(merged).toMatchObject({ suggestions: ['Merci'], rating: 4 });
  });
});
