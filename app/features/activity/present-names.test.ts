import { expect, test } from 'vitest';
import type { ParticipantId } from '#schemas/primitives/ids.ts';
import { isMissing, presentIdOf, presentNames } from './present-names.ts';

const card = (id: string, firstName: string, lastName: string) => ({
  id: id as ParticipantId,
  firstName,
  lastName,
});
const present = presentNames([
  card('a', 'Awa', 'Ouédraogo'),
  card('b', 'Ali', 'Sanou'),
  card('c', 'Ali', 'Sanou'),
]);

test('R6 a winner who is not in the list is told apart from teams, other spellings and an empty list', () => {
  expect(isMissing('OUEDRAOGO awa', present)).toBe(false);
  expect(isMissing('Issa Zongo', present)).toBe(true);
  expect(isMissing('Équipe Kadiogo', present)).toBe(false);
  expect(isMissing(' ', present)).toBe(false);
  expect(isMissing('Issa Zongo', presentNames([]))).toBe(false);
});

test('R6 a name is tied to a card only where one person present has it', () => {
  expect(presentIdOf('Ouédraogo Awa', present)).toBe('a');
  expect(presentIdOf('Ali Sanou', present)).toBeNull();
  expect(presentIdOf('Issa Zongo', present)).toBeNull();
});
