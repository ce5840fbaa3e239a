/** The public collections at random; `arbitraries.ts` hands them out. */
import fc from 'fast-check';
import { ACTIVITY_STATES } from '../documents/activity.ts';
import type { DocumentOf } from '../documents/documents.ts';
import { POSITIONS } from '../documents/officer.ts';
import { academicYearOf, dayOf, monthOf } from '../primitives/dates.ts';
import { actionIdOf, ASSOCIATION, clubDocumentIdOf, type PhotoId } from '../primitives/ids.ts';
import { build } from './common.ts';
import { instantArbitrary, listKey, name, nullable, phrase, picture, title, winnerFields } from './values.ts';

const entries = fc.uniqueArray(
  fc.record({ key: listKey, label: title.map((text) => text.slice(0, 60).trim()) }),
  {
    selector: ({ key }) => key,
    maxLength: 4,
  },
);

export const clubs = build(
  {
    name,
    description: phrase,
    tint: listKey,
    order: fc.nat(100),
    archivedAt: nullable(instantArbitrary),
    demonstration: fc.boolean(),
    programsOfStudy: entries,
    studyLevels: entries,
    competition: fc.boolean(),
    expenseReasons: entries,
    kinds: entries,
  },
  ({ base, clubId }, { kinds, competition, ...drawn }): DocumentOf<'clubs'> => ({
    id: clubDocumentIdOf(clubId),
    ...base,
    ...drawn,
    activityKinds: kinds.map((entry) => ({ ...entry, competition })),
  }),
);

export const activities = build(
  {
    topic: title,
    kind: listKey,
    state: fc.constantFrom(...ACTIVITY_STATES),
    startsAt: instantArbitrary,
    endsAt: nullable(instantArbitrary),
    venue: phrase.map((text) => text.slice(0, 60)),
    description: phrase,
    cancelReason: phrase,
    checkInWindow: nullable(fc.record({ openedAt: instantArbitrary, closedAt: nullable(instantArbitrary) })),
    winners: fc.array(fc.record(winnerFields), { maxLength: 3 }),
  },
  ({ base, activity }, drawn): DocumentOf<'activities'> => ({ id: activity, ...base, ...drawn }),
);

export const actions = build(
  {
    date: instantArbitrary,
    title,
    hasDueDate: fc.boolean(),
    order: fc.nat(100),
    doneAt: nullable(instantArbitrary),
    cancelledAt: nullable(instantArbitrary),
    cancelReason: phrase,
    hasActivity: fc.boolean(),
  },
  ({ base, own, activity }, { date, hasDueDate, hasActivity, ...drawn }): DocumentOf<'actions'> => ({
    id: actionIdOf(own),
    ...base,
    ...drawn,
    academicYear: academicYearOf(date),
    dueDate: hasDueDate ? dayOf(date) : null,
    activityId: hasActivity ? activity : null,
  }),
);

export const officers = build(
  {
    firstName: name,
    lastName: name,
    programId: listKey,
    levelId: listKey,
    position: fc.constantFrom(...POSITIONS),
    since: instantArbitrary,
    order: fc.nat(100),
    contact: nullable(fc.constant('+226 70 00 00 00')),
    hasPhoto: fc.boolean(),
  },
  ({ base, officer, own }, { since, hasPhoto, ...drawn }): DocumentOf<'officers'> => ({
    id: officer,
    ...base,
    ...drawn,
    term: academicYearOf(since),
    photoId: hasPhoto ? (`photo:${own}` as PhotoId) : null,
  }),
);

export const photos = build(
  {
    hasActivity: fc.boolean(),
    ...picture,
    caption: phrase,
    takenAt: instantArbitrary,
    takenDownAt: nullable(instantArbitrary),
  },
  ({ base, own, activity }, { hasActivity, ...drawn }): DocumentOf<'photos'> => ({
    id: `photo:${own}` as PhotoId,
    ...base,
    ...drawn,
    activityId: hasActivity ? activity : null,
  }),
);

export const summaries = build(
  {
    kind: fc.constantFrom('activity', 'club', 'association', 'period'),
    participations: fc.nat(500),
    persons: fc.nat(100),
    date: instantArbitrary,
    label: name,
    named: fc.boolean(),
  },
  ({ base, own, activity, clubId }, drawn): DocumentOf<'summaries'> => {
    const { kind, participations, persons, date, label, named } = drawn;
    const byClub = { [clubId]: participations };
    const top = [{ rank: 1, label, named, attendances: participations, byClub }];
    const year = {
      participations,
      persons,
      participationsByMonth: { [monthOf(date)]: participations },
      top,
    };
    const years = { [academicYearOf(date)]: year };
    if (kind === 'activity') {
      return {
        id: `summary:activity:${own}`,
        ...base,
        kind: 'activity',
        activityId: activity,
        participations,
      };
    }
    if (kind === 'period') {
      const period = monthOf(date);
      return { id: `summary:period:${clubId}:${period}`, ...base, kind: 'period', period, persons, top };
    }
    return kind === 'club'
      ? { id: `summary:club:${clubId}`, ...base, kind: 'club', years }
      : { id: 'summary:association', ...base, clubId: ASSOCIATION, kind: 'association', years };
  },
);
