/** What this person may do to cards; what is refused is not on the page at all. */
import { useWorkspace } from '#app/data/services.tsx';
import { slugOfParticipant, type ClubSlug, type ParticipantId } from '#schemas/primitives/ids.ts';
import { may } from '#schemas/rules/permissions.ts';
import { isBoard, VISITOR, type Actor } from '#schemas/rules/roles.ts';

interface OfClub {
  readonly clubId: ClubSlug;
}

export interface PeopleRights {
  readonly mayEdit: (card: OfClub) => boolean;
  /** Makes or takes back a merge with that card: across clubs it is the board's. */
  readonly mayMerge: (card: OfClub, target: ParticipantId) => boolean;
}

export const rightsOf = (actor: Actor): PeopleRights => {
  const mayEdit = ({ clubId }: OfClub): boolean => may(actor, 'update', 'participants', clubId);
  return {
    mayEdit,
    mayMerge: (card, target) =>
      mayEdit(card) && (slugOfParticipant(target) === card.clubId || isBoard(actor)),
  };
};

export const useRights = (): PeopleRights => rightsOf(useWorkspace()?.actor ?? VISITOR);
