/** R24, scenario 4: a merge that is taken back, whatever came in between, leaves what would be there had nobody merged. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredDocument } from '../../documents/stored.ts';
import type { AuthorId, ClubSlug, ParticipantId } from '../../primitives/ids.ts';
import { documentArbitrary } from '../../testing/arbitraries.ts';
import { samePersons } from '../people/same-person.ts';
import { applyChange } from './apply-change.ts';
import { contributionOf, type Contribution } from './contribution.ts';
import { emptyFigures } from './figures.ts';
import { splitFigures } from './parts.ts';

const SPORT = 'sport' as ClubSlug;
const of = { clubIds: [SPORT], authors: ['service:setup'] as AuthorId[], poolSize: 4 };
type Card = StoredDocument & { readonly id: ParticipantId; readonly mergedInto: ParticipantId | null };

const cards = fc
  .uniqueArray(documentArbitrary('participants', of), {
    selector: ({ id }) => id,
    minLength: 2,
    maxLength: 4,
  })
  .map((drawn) => drawn.map((card) => ({ ...card, mergedInto: null }) as unknown as Card));
const visits = fc.uniqueArray(documentArbitrary('attendances', of), {
  selector: ({ id }) => id,
  maxLength: 20,
}) as unknown as fc.Arbitrary<StoredDocument[]>;
const activities = fc.uniqueArray(documentArbitrary('activities', of), {
  selector: ({ id }) => id,
  maxLength: 4,
}) as unknown as fc.Arbitrary<StoredDocument[]>;

const counting = () => {
  const figures = emptyFigures('all');
  const counted = new Map<string, Contribution>();
  const count = (collection: 'participants' | 'attendances' | 'activities', document: StoredDocument) => {
    const after = contributionOf(collection, document);
    applyChange(figures, counted.get(document.id) ?? null, after);
    if (after !== null) counted.set(document.id, after);
  };
  return { count, parts: () => splitFigures(figures).parts };
};

describe('R24 an un-merge after more check-ins', () => {
  test('loses nothing, and the figures are those of people who were never merged', () => {
    fc.assert(
      fc.property(cards, activities, visits, fc.nat(), (people, held, came, at) => {
        const [first, second] = people as [Card, Card];
        const split = came.length === 0 ? 0 : at % (came.length + 1);
        const [merging, never] = [counting(), counting()];
        for (const one of [merging, never]) {
          for (const activity of held) one.count('activities', activity);
          for (const card of people) one.count('participants', card);
          for (const visit of came.slice(0, split)) one.count('attendances', visit);
        }
        const merged = { ...first, mergedInto: second.id };
        merging.count('participants', merged);
        expect(samePersons([merged, ...people.slice(1)], SPORT)).toHaveLength(people.length - 1);
        for (const visit of came.slice(split)) {
          merging.count('attendances', visit);
          never.count('attendances', visit);
        }
        merging.count('participants', first);
        expect(samePersons(people, SPORT)).toHaveLength(people.length);
        expect(merging.parts()).toEqual(never.parts());
      }),
      { numRuns: 200 },
    );
  });
});
