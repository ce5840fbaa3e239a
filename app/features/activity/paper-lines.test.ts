import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankLine, judgeLines, type PaperLine } from './paper-lines.ts';

const line = (lastName: string, firstName: string, part: Partial<PaperLine> = {}): PaperLine => ({
  ...blankLine(),
  lastName,
  firstName,
  programId: 'stat',
  levelId: 'l2',
  ...part,
});

const present = [{ firstName: 'Awa', lastName: 'Ouédraogo', programId: 'stat', discriminator: '' }];

test('R24 a sheet’s lines: blank, incomplete, in the list already, twice on the sheet, another of the same name', () => {
  const states = judgeLines(
    [
      line('', ''),
      line('Kaboré', ''),
      line('Kaboré', '’', {}),
      line('OUEDRAOGO', 'awa'),
      line('Ali', 'Sanou'),
      line('Sanou', 'Ali'),
      line('Sanou', 'Ali', { isOther: true }),
      line('Sanou', 'Ali', { programId: 'demo' }),
      line('Ouédraogo', 'Awa', { isOther: true }),
      line('Zongo', 'Issa', { levelId: '' }),
    ],
    present,
  );
  expect(states).toEqual([
    { type: 'blank' },
    { type: 'incomplete' },
    { type: 'incomplete' },
    { type: 'present', name: 'Awa Ouédraogo' },
    { type: 'ready', discriminator: '' },
    { type: 'twice', number: 5 },
    { type: 'ready', discriminator: '2' },
    { type: 'ready', discriminator: '' },
    { type: 'ready', discriminator: '2' },
    { type: 'incomplete' },
  ]);
});

test('R24 no two lines that are saved make the same person', () => {
  const anyLine = fc
    .record({
      lastName: fc.constantFrom('Sanou', 'sanou', 'Kaboré', ''),
      firstName: fc.constantFrom('Ali', 'ALI', 'Awa'),
      programId: fc.constantFrom('stat', 'demo', ''),
      isOther: fc.boolean(),
    })
    .map(({ lastName, firstName, ...part }) => line(lastName, firstName, part));
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
      const saved = judgeLines(lines, present).flatMap((state, index) => {
        const one = lines[index];
        if (state.type !== 'ready' || one === undefined) return [];
        const names = [one.firstName, one.lastName].map((name) => name.toLowerCase()).sort();
        return [[...names, one.programId, state.discriminator].join(' ')];
      });
      expect(new Set(saved).size).toBe(saved.length);
      expect(saved).not.toContain('awa ouédraogo stat ');
    }),
  );
});
