import type { ReactNode } from 'react';
import { ExportMenu } from '#app/files/export-menu.tsx';
import type { ExportColumn } from '#app/files/export-table.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { periodName } from '#app/i18n/period-words.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import { nameOfClub, type FeedbackContent } from './feedback-content.ts';

interface Line {
  readonly clubId: ClubSlug;
  readonly activityId: ActivityId;
  readonly kind: string;
  readonly rating: number | null;
  readonly text: string;
}

/** What the filters leave, as a file: never who said it, nor when but for the activity's day. */
export const FeedbackExport = ({ content }: { readonly content: FeedbackContent }): ReactNode => {
  const { t, format } = useI18n();
  const { view, filter, activities } = content;
  const { columns: labels, kind: kinds } = t.feedback;
  const notes = view.notes.flatMap(({ clubId, activityId, difficulties, debrief }) =>
    [
      { kind: kinds.difficulty, text: difficulties },
      { kind: kinds.debrief, text: debrief },
    ]
      .filter(({ text }) => text !== '')
      .map((line) => ({ clubId, activityId, rating: null, ...line })),
  );
  const rows: readonly Line[] = [
    ...notes,
    ...view.voices.map((voice) => ({ ...voice, kind: kinds[voice.kind] })),
  ];
  if (rows.length === 0) return null;
  const columns: readonly ExportColumn<Line>[] = [
    {
      label: labels.date,
      type: 'date',
      value: ({ activityId }) => activities.get(activityId)?.startsAt.slice(0, 10) ?? null,
    },
    { label: labels.club, type: 'text', value: ({ clubId }) => nameOfClub(content, clubId) },
    {
      label: labels.activity,
      type: 'text',
      value: ({ activityId }) => activities.get(activityId)?.topic ?? t.feedback.unknownActivity,
    },
    { label: labels.kind, type: 'text', value: ({ kind }) => kind },
    { label: labels.rating, type: 'number', value: ({ rating }) => rating },
    { label: labels.text, type: 'text', value: ({ text }) => text },
  ];
  return (
    <ExportMenu
      title={t.feedback.title}
      sub={periodName(filter.period, t.dashboard, format)}
      fileName={t.feedback.file}
      columns={columns}
      rows={rows}
    />
  );
};
