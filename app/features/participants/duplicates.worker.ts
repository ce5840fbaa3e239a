/** Compares the cards of thousands of people off the page's thread. */
import { likelyDuplicates, pairKey } from '#schemas/rules/people/likely-duplicates.ts';
import type { DuplicatesAnswer, DuplicatesRequest } from './duplicates-messages.ts';

addEventListener('message', ({ data }: MessageEvent<DuplicatesRequest>) => {
  const personOf = new Map(data.cards.map(({ card, person }) => [card.id, person]));
  const separate = new Set(data.separate);
  const isSettled = (a: string, b: string): boolean =>
    personOf.get(a) === personOf.get(b) || separate.has(pairKey(a, b));
  const seen = new Set<string>();
  const answer: DuplicatesAnswer = likelyDuplicates(
    data.cards.map(({ card }) => card),
    isSettled,
  ).filter(({ first, second }) => {
    // People of several clubs have a card in each: the surest pair stands for all.
    const key = pairKey(personOf.get(first) ?? first, personOf.get(second) ?? second);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  postMessage(answer);
});
