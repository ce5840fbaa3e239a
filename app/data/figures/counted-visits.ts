/**
 * Who came to which activities, as far as the figures counted it: a few hundred rows where attendances are tens of thousands. The
 * figures follow the documents by a moment, and may still be on their way up: good for an order, never for a number.
 */
import { participantIdOf, type ParticipantId, type Ulid } from '#schemas/primitives/ids.ts';
import { PEOPLE_PARTS, type StoredCard } from '#schemas/rules/figures/parts.ts';
import type { UserStore } from '#app/data/local/user-store.ts';

/** By card of the participant base. */
export const readCountedVisits = async (
  store: UserStore,
): Promise<ReadonlyMap<ParticipantId, readonly Ulid[]>> => {
  const parts = (await store.getMany('figures', PEOPLE_PARTS)) as (readonly StoredCard[] | undefined)[];
  return new Map(
    parts.flatMap((cards = []) =>
      cards.map(
        ({ club, person, visits }) => [participantIdOf(club, person), visits.map(([ulid]) => ulid)] as const,
      ),
    ),
  );
};
