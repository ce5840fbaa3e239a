/** Finding people in the list of who was there, and telling homonyms apart. */
import type { Participant } from '#schemas/documents/participant.ts';
import { foldName, nameTokens } from '#schemas/primitives/person-key.ts';

type Named = Pick<Participant, 'firstName' | 'lastName'>;

export const nameOf = ({ firstName, lastName }: Named): string => `${firstName} ${lastName}`;

/** Every word typed begins a word of the name; accents, capitals and the order of words don't matter. */
export const matchesName = (person: Named, query: string): boolean => {
  const words = nameTokens(person.firstName, person.lastName);
  return foldName(query)
    .split(' ')
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)));
};

type Identity = Pick<Participant, 'firstName' | 'lastName' | 'programId' | 'discriminator'>;

const isSameIdentity = (a: Omit<Identity, 'discriminator'>, b: Omit<Identity, 'discriminator'>): boolean =>
  a.programId === b.programId &&
  nameTokens(a.firstName, a.lastName).join(' ') === nameTokens(b.firstName, b.lastName).join(' ');

/** Those present who would be taken for the person being typed. */
export const homonymsOf = <P extends Identity>(
  typed: Omit<Identity, 'discriminator'>,
  present: readonly P[],
): P[] => present.filter((person) => isSameIdentity(person, typed));

/**
 * What tells «another person of the same name» from those present: the first number from 2 that none of them has. The second
 * Ali of today is thus the second Ali of last week.
 */
export const freeDiscriminator = (homonyms: readonly Pick<Participant, 'discriminator'>[]): string => {
  const taken = new Set(homonyms.map(({ discriminator }) => discriminator));
  let number = 2;
  while (taken.has(String(number))) number += 1;
  return String(number);
};
