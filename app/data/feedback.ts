/**
 * What people said of activities, and what their hosts noted: for those who may read it (R14, R20). Here answers lose whose they
 * are: no page that shows them can tell.
 */
import { combineLatest, map, type Observable } from 'rxjs';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import type { Local } from './local/local-document.ts';
import type { LocalDatabase } from './local/local-database.ts';
import { activities$, attendancesOfClubs$, dossiersOfClubs$ } from './queries.ts';
import { useWorkspaceStream } from './services.tsx';

export interface FeedbackAnswer {
  readonly clubId: ClubSlug;
  readonly activityId: ActivityId;
  readonly at: Instant;
  readonly rating: number | null;
  readonly appreciations: readonly string[];
  readonly suggestions: readonly string[];
}

export interface HostNote {
  readonly clubId: ClubSlug;
  readonly activityId: ActivityId;
  readonly difficulties: string;
  readonly debrief: string;
}

export interface Feedback {
  /** Those that say something, the latest first. */
  readonly answers: readonly FeedbackAnswer[];
  readonly notes: readonly HostNote[];
}

export const feedback$ = (database: LocalDatabase, clubs: readonly ClubSlug[]): Observable<Feedback> =>
  combineLatest([
    activities$(database),
    attendancesOfClubs$(database, clubs),
    dossiersOfClubs$(database, clubs),
  ]).pipe(
    map(([activities, attendances, dossiers]) => {
      const living = new Set(activities.map(({ id }) => id));
      return toFeedback(
        attendances.filter(({ activityId }) => living.has(activityId)),
        dossiers.filter(({ activityId }) => living.has(activityId)),
      );
    }),
  );

const toFeedback = (
  attendances: readonly Local<'attendances'>[],
  dossiers: readonly Local<'dossiers'>[],
): Feedback => ({
  answers: attendances
    .filter(saysSomething)
    .map(toAnswer)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
  notes: dossiers
    .filter(({ difficulties, debrief }) => difficulties !== '' || debrief !== '')
    .map(({ clubId, activityId, difficulties, debrief }) => ({
      clubId,
      activityId,
      difficulties,
      debrief,
    })),
});

const saysSomething = ({ rating, appreciations, suggestions }: Local<'attendances'>): boolean =>
  rating !== null || appreciations.length > 0 || suggestions.length > 0;

const toAnswer = (attendance: Local<'attendances'>): FeedbackAnswer => {
  const { clubId, activityId, at, rating, appreciations, suggestions } = attendance;
  return { clubId, activityId, at, rating, appreciations, suggestions };
};

export const useFeedback = (clubs: readonly ClubSlug[]): Feedback | undefined =>
  useWorkspaceStream(({ database }) => feedback$(database, clubs), ['feedback', ...clubs]);
