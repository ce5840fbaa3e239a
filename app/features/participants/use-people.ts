/** The participant base of one club, or of all, as the page lists it; kept up to date while it is open. */
import { useMemo } from 'react';
import { combineLatest } from 'rxjs';
import type { Local } from '#app/data/local-document.ts';
import { separatePeople$ } from '#app/data/separate-people.ts';
import { useWorkspaceStream } from '#app/data/services.tsx';
import { wholeCollection$ } from '#app/data/whole-collection.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { personRows, type Card, type PersonRow, type Visit } from './person-rows.ts';

export interface People {
  readonly cards: readonly Card[];
  readonly visits: readonly Visit[];
  readonly rows: readonly PersonRow[];
  /** Pairs of cards of which somebody said that they are two people. */
  readonly separate: ReadonlySet<string>;
}

/** Undefined while it is read. */
export const usePeople = (club: ClubSlug | null): People | undefined => {
  const read = useWorkspaceStream(
    (workspace) => {
      const { database } = workspace;
      const isHere = (clubId: ClubSlug): boolean => club === null || clubId === club;
      return combineLatest([
        wholeCollection$(database, 'participants', (card) =>
          isHere(card.clubId) ? toCard(card) : undefined,
        ),
        wholeCollection$(database, 'attendances', (one) => (isHere(one.clubId) ? toVisit(one) : undefined)),
        separatePeople$(workspace),
      ]);
    },
    ['people', club ?? ''],
  );
  return useMemo(() => {
    if (read === undefined) return undefined;
    const [cards, visits, separate] = read;
    const all = { cards: [...cards.values()], visits: [...visits.values()] };
    return { ...all, separate, rows: personRows(all.cards, all.visits, club) };
  }, [read, club]);
};

const toCard = (card: Local<'participants'>): Card => ({
  id: card.id,
  clubId: card.clubId,
  firstName: card.firstName,
  lastName: card.lastName,
  programId: card.programId,
  levelId: card.levelId,
  matricule: card.matricule,
  discriminator: card.discriminator,
  mergedInto: card.mergedInto,
  rankingConsent: card.rankingConsent,
  imageConsent: card.imageConsent,
  updatedAt: card.updatedAt,
});

const toVisit = (one: Local<'attendances'>): Visit => ({
  id: one.id,
  clubId: one.clubId,
  participantId: one.participantId,
  activityId: one.activityId,
  at: one.at,
  way: one.way,
  late: one.late,
  rating: one.rating,
  texts: [...one.appreciations, ...one.suggestions],
});
