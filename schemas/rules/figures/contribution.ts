/**
 * What one document counts for in the figures: small, plain JSON, without free texts. Whoever keeps figures stores it beside the
 * document's id, because the next change takes it back before counting the new one (apply-change.ts).
 */
import type { Action } from '../../documents/action.ts';
import type { Activity, ActivityState } from '../../documents/activity.ts';
import type { Attendance } from '../../documents/attendance.ts';
import type { Collection } from '../../documents/collections.ts';
import type { Participant } from '../../documents/participant.ts';
import type { Photo } from '../../documents/photo.ts';
import { isTombstone, type StoredDocument } from '../../documents/stored.ts';
import type { RankedPerson, Summary, YearFigures } from '../../documents/summary.ts';
import { monthOf, type AcademicYear, type Instant, type Month } from '../../primitives/dates.ts';
import {
  activityIdOf,
  personKeyOf,
  slugOfParticipant,
  type ActivityId,
  type ClubSlug,
  type PersonKey,
} from '../../primitives/ids.ts';
import type { Period } from '../../primitives/periods.ts';

export interface ActivityContribution {
  readonly kind: 'activity';
  readonly id: ActivityId;
  readonly club: ClubSlug;
  readonly state: ActivityState;
  readonly startsAt: Instant;
  readonly activityKind: string;
  readonly winners: readonly { readonly rank: number; readonly name: string; readonly prize: string }[];
}

export interface ActionContribution {
  readonly kind: 'action';
  readonly club: ClubSlug;
  readonly year: AcademicYear;
  /** When it was accomplished; null while it is not. */
  readonly doneMonth: Month | null;
  readonly cancelled: boolean;
}

export interface AttendanceContribution {
  readonly kind: 'attendance';
  readonly club: ClubSlug;
  readonly activity: ActivityId;
  readonly person: PersonKey;
  readonly month: Month;
  readonly rating: number | null;
}

export interface ParticipantContribution {
  readonly kind: 'participant';
  readonly club: ClubSlug;
  readonly person: PersonKey;
  readonly firstName: string;
  readonly lastName: string;
  readonly rankingConsent: boolean;
  readonly mergedInto: { readonly club: ClubSlug; readonly person: PersonKey } | null;
}

export interface PhotoContribution {
  readonly kind: 'photo';
  readonly club: ClubSlug;
  readonly activity: ActivityId | null;
}

/** Figures that the server published. They stand in for the clubs whose participants this device may not read. */
export type SummaryContribution =
  | { readonly kind: 'activitySummary'; readonly activity: ActivityId; readonly participations: number }
  | { readonly kind: 'clubSummary'; readonly club: ClubSlug; readonly years: YearsOfSummary }
  | { readonly kind: 'associationSummary'; readonly years: YearsOfSummary }
  | PeriodSummaryContribution;

/** Of a semester or a month; the association's own slug stands for the clubs combined. */
export interface PeriodSummaryContribution {
  readonly kind: 'periodSummary';
  readonly scope: ClubSlug;
  readonly period: Period;
  readonly persons: number;
  readonly top: readonly RankedPerson[];
}

export type YearsOfSummary = Readonly<Record<string, YearFigures>>;

export type Contribution =
  | ActivityContribution
  | ActionContribution
  | AttendanceContribution
  | ParticipantContribution
  | PhotoContribution
  | SummaryContribution;

/** Null when the document counts for nothing: a tombstone, a photo taken down, a kind without figures. */
export const contributionOf = (collection: Collection, document: StoredDocument): Contribution | null => {
  if (isTombstone(document)) return null;
  const body: unknown = document;
  switch (collection) {
    case 'activities':
      return ofActivity(body as Activity);
    case 'actions':
      return ofAction(body as Action);
    case 'attendances':
      return ofAttendance(body as Attendance);
    case 'participants':
      return ofParticipant(body as Participant);
    case 'photos':
      return ofPhoto(body as Photo);
    case 'summaries':
      return ofSummary(body as Summary);
    default:
      return null;
  }
};

const ofActivity = (activity: Activity): ActivityContribution => ({
  kind: 'activity',
  id: activity.id,
  club: activity.clubId,
  state: activity.state,
  startsAt: activity.startsAt,
  activityKind: activity.kind,
  winners: activity.winners.map(({ rank, name, prize }) => ({ rank, name, prize })),
});

const ofAction = (action: Action): ActionContribution => ({
  kind: 'action',
  club: action.clubId,
  year: action.academicYear,
  doneMonth: action.doneAt === null ? null : monthOf(action.doneAt),
  cancelled: action.cancelledAt !== null,
});

const ofAttendance = (attendance: Attendance): AttendanceContribution => ({
  kind: 'attendance',
  club: attendance.clubId,
  activity: attendance.activityId,
  person: personKeyOf(attendance.participantId),
  month: monthOf(attendance.at),
  rating: attendance.rating,
});

const ofParticipant = (participant: Participant): ParticipantContribution => ({
  kind: 'participant',
  // Of the id, which never changes: a version of a card that names another club counts where the card belongs.
  club: slugOfParticipant(participant.id),
  person: personKeyOf(participant.id),
  firstName: participant.firstName,
  lastName: participant.lastName,
  rankingConsent: participant.rankingConsent,
  mergedInto:
    participant.mergedInto === null
      ? null
      : { club: slugOfParticipant(participant.mergedInto), person: personKeyOf(participant.mergedInto) },
});

const ofPhoto = (photo: Photo): PhotoContribution | null =>
  photo.takenDownAt === null ? { kind: 'photo', club: photo.clubId, activity: photo.activityId } : null;

/** What a summary is about is read from its id, which never changes and is nobody else's. */
const ofSummary = (summary: Summary): SummaryContribution | null => {
  const [, , of = ''] = summary.id.split(':');
  switch (summary.kind) {
    case 'activity':
      return {
        kind: 'activitySummary',
        activity: activityIdOf(of),
        participations: summary.participations,
      };
    case 'club':
      return { kind: 'clubSummary', club: of as ClubSlug, years: summary.years };
    case 'association':
      return { kind: 'associationSummary', years: summary.years };
    case 'period':
      return {
        kind: 'periodSummary',
        scope: of as ClubSlug,
        period: summary.period as Period,
        persons: summary.persons,
        top: summary.top,
      };
    default:
      // Published by a later server.
      return null;
  }
};
