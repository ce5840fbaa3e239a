/** The latest competitions of the period, as the card and its file have them: a line for each, with who won it. */
import type { ExportColumn } from '#app/files/export-table.ts';
import type { Messages } from '#app/i18n/messages.ts';
import { dayOf, type Instant } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import { nameOfClub, type DashboardContent } from './dashboard-content.ts';

export interface AwardLine {
  readonly activityId: ActivityId;
  readonly clubId: ClubSlug;
  readonly club: string;
  readonly topic: string;
  readonly startsAt: Instant;
  /** All who share the first rank. */
  readonly winner: string;
}

const SHOWN = 4;

export const awardLines = (content: DashboardContent): AwardLine[] =>
  content.view.awards.slice(0, SHOWN).map(({ activityId, clubId, startsAt, winners }) => ({
    ...{ activityId, clubId, startsAt },
    club: nameOfClub(content, clubId),
    topic: content.topicOf(activityId)?.topic ?? '',
    winner: winners
      .filter(({ rank }) => rank === winners[0]?.rank)
      .map(({ name }) => name)
      .join(', '),
  }));

export const awardColumns = ({ lists }: Messages): ExportColumn<AwardLine>[] => [
  { label: lists.date, type: 'date', value: ({ startsAt }) => dayOf(startsAt) },
  { label: lists.club, type: 'text', value: ({ club }) => club },
  { label: lists.activity, type: 'text', value: ({ topic }) => topic },
  { label: lists.winner, type: 'text', value: ({ winner }) => winner },
];
