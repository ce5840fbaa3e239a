/**
 * Which cards of the participant base are probably one person's, and why. Only people decide: these pairs are proposed, the
 * surest first. Cards are compared within blocks that share a sound, never all with all: 10,000 cards take a second, not an hour.
 */
import { nameTokens } from '../../primitives/person-key.ts';
import { areSpellingsOfOne, soundOf } from './name-distance.ts';

export interface NamedCard {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly programId: string;
  readonly levelId: string;
  readonly matricule: string | null;
  /** Not empty where the host said «another person of the same name». */
  readonly discriminator: string;
}

/**
 * `matricule`: the same number. `sameName`: the same words, in any order. `spelling`: names that sound alike. `moreNames`: one
 * card has a first name more. `initial`: one card has an initial only.
 */
export type DuplicateReason = 'matricule' | 'sameName' | 'spelling' | 'moreNames' | 'initial';

export interface DuplicatePair {
  /** Of both cards, joined: the same pair has the same key on every device. */
  readonly key: string;
  readonly first: string;
  readonly second: string;
  readonly reason: DuplicateReason;
  readonly isSameProgram: boolean;
  readonly isSameLevel: boolean;
  /** All that can be compared agrees. */
  readonly isVeryLikely: boolean;
}

interface Heard {
  readonly card: NamedCard;
  readonly words: readonly string[];
}

export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** `isSettled`: the two are together already, or somebody said that they are two. */
export const likelyDuplicates = (
  cards: readonly NamedCard[],
  isSettled: (a: string, b: string) => boolean,
): DuplicatePair[] => {
  const found = new Map<string, DuplicatePair>();
  for (const block of blocksOf(cards)) {
    block.forEach((a, index) => {
      for (const b of block.slice(index + 1)) {
        const key = pairKey(a.card.id, b.card.id);
        if (found.has(key) || a.card.id === b.card.id || isSettled(a.card.id, b.card.id)) continue;
        const pair = a.card.id < b.card.id ? comparePair(a, b) : comparePair(b, a);
        if (pair !== undefined) found.set(key, pair);
      }
    });
  }
  return [...found.values()].sort((a, b) => rankOf(b) - rankOf(a) || (a.key < b.key ? -1 : 1));
};

/** Cards that share a word, a matricule, or the beginnings of two words. A block that all share would compare all with all. */
const blocksOf = (cards: readonly NamedCard[]): Heard[][] => {
  const blocks = new Map<string, Heard[]>();
  for (const card of cards) {
    const words = nameTokens(card.firstName, card.lastName).map(soundOf);
    for (const sign of signsOf(card, words)) {
      const block = blocks.get(sign);
      if (block === undefined) blocks.set(sign, [{ card, words }]);
      else block.push({ card, words });
    }
  }
  return [...blocks.values()].filter(({ length }) => length > 1);
};

const BEGINNING = 2;

/** Two words of a name by their beginnings, in order: «ud al» of Ouédraogo Ali, Aly Ouedrago, Ouédraogo A. */
const signsOf = (card: NamedCard, words: readonly string[]): Set<string> => {
  const signs = new Set<string>();
  if (card.matricule !== null && card.matricule !== '') signs.add(`matricule ${card.matricule}`);
  words.forEach((a, index) => {
    for (const b of words.slice(index + 1)) {
      const [first, second] = [a.slice(0, BEGINNING), b.slice(0, BEGINNING)].sort();
      signs.add(`${first ?? ''} ${second ?? ''}`);
      // Somebody may have written the initial of either.
      signs.add(`${a} ${b.slice(0, 1)}.`).add(`${b} ${a.slice(0, 1)}.`);
    }
  });
  return signs;
};

/** `a` comes first by its id: what is found does not depend on the order of the cards. */
const comparePair = (a: Heard, b: Heard): DuplicatePair | undefined => {
  const isSameMatricule =
    a.card.matricule !== null && a.card.matricule !== '' && a.card.matricule === b.card.matricule;
  const reason = isSameMatricule ? 'matricule' : nameReason(a, b);
  if (reason === undefined) return undefined;
  const isSameProgram = a.card.programId === b.card.programId;
  const isSameLevel = a.card.levelId === b.card.levelId;
  if (!isSameMatricule && areToldApart(a.card, b.card, { reason, isSameProgram, isSameLevel }))
    return undefined;
  return {
    key: pairKey(a.card.id, b.card.id),
    first: a.card.id,
    second: b.card.id,
    reason,
    isSameProgram,
    isSameLevel,
    isVeryLikely: isSameMatricule || (isSameProgram && isSameLevel && reason !== 'initial'),
  };
};

/** Two numbers, a host's word, or names that are merely near in another filière tell two people apart. */
const areToldApart = (
  a: NamedCard,
  b: NamedCard,
  { reason, isSameProgram, isSameLevel }: Pick<DuplicatePair, 'reason' | 'isSameProgram' | 'isSameLevel'>,
): boolean => {
  if (a.matricule && b.matricule) return true;
  if (!isSameProgram) return reason !== 'sameName' || !isSameLevel;
  return reason === 'sameName' && a.discriminator !== b.discriminator;
};

const nameReason = (a: Heard, b: Heard): DuplicateReason | undefined => {
  const [fewer, more] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const matched = matchWords(fewer.words, more.words);
  if (matched === undefined) return undefined;
  if (matched === 'initial') return 'initial';
  if (fewer.words.length < more.words.length) return fewer.words.length > 1 ? 'moreNames' : undefined;
  const isSame =
    nameTokens(a.card.firstName, a.card.lastName).join(' ') ===
    nameTokens(b.card.firstName, b.card.lastName).join(' ');
  return isSame ? 'sameName' : 'spelling';
};

/** Each word of the shorter name finds one of its own in the longer. */
const matchWords = (fewer: readonly string[], more: readonly string[]): 'whole' | 'initial' | undefined => {
  const left = [...more];
  let hasInitial = false;
  let hasWhole = false;
  // Whole words first: an initial must not take the word of another.
  const inOrder = [...fewer].sort((a, b) => b.length - a.length);
  for (const word of inOrder) {
    const index = left.findIndex((other) => isInitialOf(word, other) || areSpellingsOfOne(word, other));
    if (index < 0) return undefined;
    const other = left[index] ?? '';
    if (isInitialOf(word, other)) hasInitial = true;
    else hasWhole = true;
    left.splice(index, 1);
  }
  if (!hasWhole) return undefined;
  return hasInitial ? 'initial' : 'whole';
};

const isInitialOf = (a: string, b: string): boolean =>
  a !== b && (a.length === 1 || b.length === 1) && a[0] === b[0];

const REASONS: readonly DuplicateReason[] = ['initial', 'moreNames', 'spelling', 'sameName', 'matricule'];

const rankOf = (pair: DuplicatePair): number =>
  (pair.isVeryLikely ? 100 : 0) +
  (pair.isSameProgram ? 20 : 0) +
  (pair.isSameLevel ? 10 : 0) +
  REASONS.indexOf(pair.reason);
