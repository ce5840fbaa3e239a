/** An activity as a report: what the page shows, in the order in which somebody reads it on paper. Money stays in the cash box. */
import type { Report, ReportPhoto, ReportSection } from '#app/files/report.ts';
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages.ts';
import { instantToMs, toInstant } from '#schemas/primitives/dates.ts';
import type { ListEntry } from '#schemas/documents/club.ts';
import type { Dossier } from '#schemas/documents/dossier.ts';
import { feedbackOf } from '#schemas/rules/feedback.ts';
import type { Known } from './known-activity.tsx';
import type { PersonLists } from './person-form.tsx';
import { labelOf, type Present, type SheetLine } from './use-present.ts';
import { toRows } from './winner-rows.ts';

export interface ReportSource extends Known {
  readonly dossier: Pick<Dossier, 'difficulties' | 'debrief' | 'winners'> | null;
  readonly present: readonly Present[];
  readonly lines: readonly SheetLine[];
  readonly lists: PersonLists;
  readonly colour: string;
  /** Those that may be shown. */
  readonly photos: readonly ReportPhoto[];
  readonly nowMs: number;
}

interface Words {
  readonly t: Messages;
  readonly format: Format;
}

export const activityReport = (source: ReportSource, words: Words): Report => {
  const { club, activity, colour, nowMs } = source;
  const { t, format } = words;
  return {
    brand: t.paper.brand(club.name),
    title: t.paper.reportTitle,
    colour,
    facts: [
      { term: t.paper.activity, text: activity.topic },
      { term: t.paper.date, text: whenOf(activity, format) },
      { term: t.paper.place, text: activity.venue },
      { term: t.paper.expenses, text: t.paper.expensesHidden },
    ].filter(({ text }) => text !== ''),
    figures: figuresOf(source, words),
    sections: sectionsOf(source, words),
    foot: t.paper.madeAt(format.dateTime(toInstant(nowMs))),
  };
};

export const whenOf = ({ startsAt, endsAt }: Known['activity'], format: Format): string =>
  endsAt === null || instantToMs(endsAt) <= instantToMs(startsAt)
    ? format.dateTime(startsAt)
    : `${format.dateTime(startsAt)} – ${format.time(endsAt)}`;

const figuresOf = ({ present, photos }: ReportSource, { t, format }: Words): Report['figures'] => {
  const { average, count } = feedbackOf(present.map(({ attendance }) => attendance));
  const late = present.filter(({ attendance }) => attendance.late).length;
  return [
    { label: t.paper.figurePresent, value: format.count(present.length), note: '' },
    { label: t.paper.figureLate, value: format.count(late), note: '' },
    {
      label: t.paper.figureRating,
      value: average === null ? '–' : format.rating(average),
      note: t.paper.ratingNote(t.paper.answers(count, format.count(count))),
    },
    { label: t.paper.figurePhotos, value: format.count(photos.length), note: '' },
  ];
};

const sectionsOf = (source: ReportSource, { t, format }: Words): readonly ReportSection[] => {
  const { activity, dossier, present, lines, lists, photos } = source;
  const { appreciations, suggestions } = feedbackOf(present.map(({ attendance }) => attendance));
  const text = (title: string, paragraphs: readonly string[]): ReportSection => ({
    kind: 'text',
    title,
    paragraphs: paragraphs.filter((paragraph) => paragraph.trim() !== ''),
  });
  const quoted = (texts: readonly string[]): string[] => texts.map((one) => `«\u00A0${one}\u00A0»`);
  const winners = toRows(dossier?.winners ?? [], activity.winners).map(({ rank, name, prize }) =>
    [`${rank}. ${name}`, prize].filter((part) => part !== '').join(', '),
  );
  const all: readonly ReportSection[] = [
    text(t.paper.unfolded, [activity.description, dossier?.debrief ?? '']),
    text(t.activity.difficulties, [dossier?.difficulties ?? '']),
    text(t.activity.winners, winners),
    bars(t.paper.byProgram, lists.programsOfStudy, keysOf(present, 'programId'), format),
    bars(t.paper.byLevel, lists.studyLevels, keysOf(present, 'levelId'), format),
    text(t.paper.appreciations, quoted(appreciations)),
    text(t.paper.suggestions, quoted(suggestions)),
    { kind: 'photos', title: t.paper.figurePhotos, photos },
    {
      kind: 'table',
      title: t.activity.participants,
      columns: [t.paper.name, t.paper.program, t.paper.level, t.paper.arrival],
      rows: lines.map(({ name, program, level, time }) => [name, program, level, time]),
    },
  ];
  return all.filter((section) => !isEmpty(section));
};

const keysOf = (present: readonly Present[], field: 'programId' | 'levelId'): string[] =>
  present.flatMap(({ person }) => (person === undefined ? [] : [person[field]]));

/** Largest first. */
const bars = (
  title: string,
  entries: readonly ListEntry[],
  keys: readonly string[],
  format: Format,
): ReportSection => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  const rows = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([key, count]) => ({
      label: labelOf(entries, key),
      value: format.count(count),
      share: count / most,
    }));
  return { kind: 'bars', title, rows };
};

const isEmpty = (section: ReportSection): boolean => {
  switch (section.kind) {
    case 'text':
      return section.paragraphs.length === 0;
    case 'photos':
      return section.photos.length === 0;
    default:
      return section.rows.length === 0;
  }
};
