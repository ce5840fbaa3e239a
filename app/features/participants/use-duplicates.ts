import { useEffect, useState } from 'react';
import type { DuplicatePair } from '#schemas/rules/people/likely-duplicates.ts';
import type { DuplicatesAnswer, DuplicatesRequest } from './duplicates-messages.ts';
import type { Card, Person } from './person-rows.ts';
import type { People } from './use-people.ts';

export interface Duplicate extends DuplicatePair {
  readonly cards: readonly [Card, Card];
}

/** Pairs of cards that are probably one person's; undefined until they were compared once. */
export const useDuplicates = ({ cards, persons, separate }: People): readonly Duplicate[] | undefined => {
  const [pairs, setPairs] = useState<readonly Duplicate[]>();
  useEffect(() => {
    const worker = new Worker(new URL('./duplicates.worker.ts', import.meta.url), { type: 'module' });
    const byId = new Map<string, Card>(cards.map((card) => [card.id, card]));
    worker.addEventListener('message', ({ data }: MessageEvent<DuplicatesAnswer>) => {
      worker.terminate();
      setPairs(
        data.flatMap((pair) => {
          const [first, second] = [byId.get(pair.first), byId.get(pair.second)];
          return first === undefined || second === undefined ? [] : [{ ...pair, cards: [first, second] }];
        }),
      );
    });
    worker.postMessage(requestOf(persons, separate));
    return () => worker.terminate();
  }, [cards, persons, separate]);
  return pairs;
};

const requestOf = (persons: readonly Person[], separate: ReadonlySet<string>): DuplicatesRequest => ({
  cards: persons.flatMap(({ main, cards }) =>
    cards.map(({ id, firstName, lastName, programId, levelId, matricule, discriminator }) => ({
      person: main.id,
      card: { id, firstName, lastName, programId, levelId, matricule, discriminator },
    })),
  ),
  separate: [...separate],
});
