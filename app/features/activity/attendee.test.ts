import { describe, expect, test } from 'vitest';
import { freeDiscriminator, homonymsOf, matchesName } from './attendee.ts';

const awa = { firstName: 'Awa', lastName: 'Ouédraogo' };

describe('searching a person', () => {
  test.each(['awa', 'AWA', 'ouedraogo', 'Ouédraogo awa', 'oued', 'aw oue', '', '  '])(
    '%j finds her',
    (query) => {
      expect(matchesName(awa, query)).toBe(true);
    },
  );
  test.each(['draogo', 'awa k', 'aïcha'])('%j does not', (query) => {
    expect(matchesName(awa, query)).toBe(false);
  });
});

const person = (firstName: string, lastName: string, programId: string, discriminator = '') => ({
  firstName,
  lastName,
  programId,
  discriminator,
});

describe('R24 homonyms', () => {
  const present = [
    person('Ali', 'Ouédraogo', 'stat'),
    person('OUEDRAOGO', 'ali', 'stat', '2'),
    person('Ali', 'Ouédraogo', 'demo'),
    person('Awa', 'Ouédraogo', 'stat'),
  ];
  test('are those of the same words and filière, in any order and writing', () => {
    expect(homonymsOf(person('ali', 'OUÉDRAOGO', 'stat'), present)).toEqual(present.slice(0, 2));
  });
  test('the other person of the same name gets the first number that nobody present has', () => {
    expect(freeDiscriminator(present.slice(0, 1))).toBe('2');
    expect(freeDiscriminator(present.slice(0, 2))).toBe('3');
    expect(freeDiscriminator([{ discriminator: '' }, { discriminator: '3' }])).toBe('2');
  });
});
