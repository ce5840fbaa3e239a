/**
 * Cards of the participant base → people. Seen from one club, cards are together by the merges within it; seen from the board,
 * equal person keys and every merge tie. The figures count the same way (rules/figures/groups.ts).
 */
import type { ClubSlug, ParticipantId } from '../../primitives/ids.ts';

export interface MergeableCard {
  readonly id: ParticipantId;
  readonly clubId: ClubSlug;
  readonly mergedInto: ParticipantId | null;
}

export interface SamePerson<Card extends MergeableCard> {
  /** The card that speaks for the person: one that was not merged into another, the first by id. */
  readonly main: Card;
  /** All, the main one first. */
  readonly cards: readonly Card[];
}

const keyOf = (id: ParticipantId): string => id.slice(id.lastIndexOf(':') + 1);

/** `club`: the one from which one looks; null sees them all. */
export const samePersons = <Card extends MergeableCard>(
  cards: readonly Card[],
  club: ClubSlug | null,
): SamePerson<Card>[] => {
  const known = new Set(cards.map(({ id }) => id));
  const parents = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root))
      root = next;
    let step = node;
    while (step !== root) {
      const next = parents.get(step) ?? root;
      parents.set(step, root);
      step = next;
    }
    return root;
  };
  const nodeOf = (id: ParticipantId): string => (club === null ? keyOf(id) : id);
  for (const { id, clubId, mergedInto } of cards) {
    if (mergedInto === null || !known.has(mergedInto)) continue;
    if (club !== null && mergedInto.split(':')[1] !== clubId) continue;
    const [a, b] = [rootOf(nodeOf(id)), rootOf(nodeOf(mergedInto))];
    if (a !== b) parents.set(a, b);
  }
  const groups = new Map<string, Card[]>();
  for (const card of cards) {
    const root = rootOf(nodeOf(card.id));
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [card]);
    else group.push(card);
  }
  return [...groups.values()].map(toPerson);
};

const orderOf = ({ id, mergedInto }: MergeableCard): string => `${mergedInto === null ? 0 : 1} ${id}`;

const toPerson = <Card extends MergeableCard>(group: readonly Card[]): SamePerson<Card> => {
  const cards = [...group].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const [main] = cards;
  if (main === undefined) throw new Error('a person without cards');
  return { main, cards };
};
