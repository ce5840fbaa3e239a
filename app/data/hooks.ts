/** One hook per thing that pages read. Undefined: not read yet. Null: there is none. */
import { map, of } from 'rxjs';
import type { RejectedWrite } from '#app/sync/rejected-writes.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { ASSOCIATION, type ActivityId, type ClubSlug } from '#schemas/primitives/ids.ts';
import type { DashboardFigures } from '#schemas/rules/figures/dashboard-figures.ts';
import type { RejectedAnswer } from './kiosk/kiosk-import.ts';
import type { Local } from './local-document.ts';
import {
  actions$,
  activities$,
  activity$,
  attendances$,
  club$,
  clubs$,
  dossier$,
  duties$,
  officers$,
  participantsById$,
} from './queries.ts';
import { useWorkspaceStream } from './services.tsx';

type List<C extends Collection> = readonly Local<C>[] | undefined;

export const useClubs = (): List<'clubs'> =>
  useWorkspaceStream(({ database }) => clubs$(database), ['clubs']);

export const useClub = (slug: ClubSlug): Local<'clubs'> | null | undefined =>
  useWorkspaceStream(({ database }) => club$(database, slug), ['club', slug]);

/** The association's own card: its lists are the clubs' defaults. */
export const useAssociation = (): Local<'clubs'> | null | undefined => useClub(ASSOCIATION);

/** Latest first; of all clubs without a slug. */
export const useActivities = (slug?: ClubSlug, limit?: number): List<'activities'> =>
  useWorkspaceStream(({ database }) => activities$(database, slug, limit), ['activities', slug, limit]);

export const useActivity = (id: ActivityId): Local<'activities'> | null | undefined =>
  useWorkspaceStream(({ database }) => activity$(database, id), ['activity', id]);

/** Null for whoever may not read it, and while nothing restricted was noted. */
export const useDossier = (slug: ClubSlug, id: ActivityId): Local<'dossiers'> | null | undefined =>
  useWorkspaceStream(({ database }) => dossier$(database, slug, id), ['dossier', slug, id]);

/** In the order of arrival. */
export const useAttendancesOf = (slug: ClubSlug, id: ActivityId): List<'attendances'> =>
  useWorkspaceStream(({ database }) => attendances$(database, slug, id), ['attendances', slug, id]);

export const useParticipantsById = (
  ids: readonly string[],
): ReadonlyMap<string, Local<'participants'>> | undefined =>
  useWorkspaceStream(({ database }) => participantsById$(database, ids), ['participantsById', ...ids]);

/** Of all years, in the order of the programme. */
export const useActions = (slug: ClubSlug): List<'actions'> =>
  useWorkspaceStream(({ database }) => actions$(database, slug), ['actions', slug]);

/** Of all mandates. */
export const useOfficers = (slug: ClubSlug): List<'officers'> =>
  useWorkspaceStream(({ database }) => officers$(database, slug), ['officers', slug]);

/** Empty for whoever may not read them. */
export const useDuties = (slug: ClubSlug): List<'duties'> =>
  useWorkspaceStream(({ database }) => duties$(database, slug), ['duties', slug]);

/** Everything the views of schemas/rules/figures need; null while there are no figures yet. */
export const useFigures = (): DashboardFigures | null | undefined =>
  useWorkspaceStream(({ figures$ }) => figures$.pipe(map((figures) => figures ?? null)), ['figures']);

/** False until the first figures of this device are whole. */
export const useAreFiguresWhole = (): boolean | undefined =>
  useWorkspaceStream(({ areFiguresWhole$ }) => areFiguresWhole$, ['areFiguresWhole']);

export const useRejectedWrites = (): readonly RejectedWrite[] | undefined =>
  useWorkspaceStream(({ rejected }) => rejected?.list$ ?? of([]), ['rejected']);

/** Answers of this device's kiosk that their host's data could not take. */
export const useRejectedAnswers = (): readonly RejectedAnswer[] | undefined =>
  useWorkspaceStream(({ kiosk }) => kiosk?.rejected$ ?? of([]), ['rejectedAnswers']);
