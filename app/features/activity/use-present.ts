/** Those who were there with their cards, as lists on paper and in files need them. */
import { useMemo } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { ListEntry } from '#schemas/documents/club.ts';
import type { PersonLists } from './person-form.tsx';
import { usePeople } from './use-people.ts';

type Attendance = Local<'attendances'>;

export interface Present {
  readonly attendance: Attendance;
  /** Undefined while the card is still on its way. */
  readonly person: Local<'participants'> | undefined;
}

export const labelOf = (entries: readonly ListEntry[], key: string): string =>
  entries.find((entry) => entry.key === key)?.label ?? key;

/** In the order of `attendances`. */
export const usePresent = (attendances: readonly Attendance[]): readonly Present[] => {
  const people = usePeople(
    useMemo(() => attendances.map(({ participantId }) => participantId), [attendances]),
  );
  return attendances.map((attendance) => ({ attendance, person: people.get(attendance.participantId) }));
};

/** As a sheet writes a person: `OUÉDRAOGO Awa` would shout; the last name first is enough. */
export interface SheetLine {
  readonly id: string;
  readonly name: string;
  readonly program: string;
  readonly level: string;
  readonly time: string;
}

/** By last name. */
export const useSheetLines = (
  attendances: readonly Attendance[],
  lists: PersonLists,
): readonly SheetLine[] => {
  const { t, format, locale } = useI18n();
  const present = usePresent(attendances);
  const collator = new Intl.Collator(locale, { sensitivity: 'base' });
  return present
    .map(({ attendance, person }) => ({
      id: attendance.id,
      name: person === undefined ? t.activity.unknownPerson : `${person.lastName} ${person.firstName}`,
      program: person === undefined ? '' : labelOf(lists.programsOfStudy, person.programId),
      level: person === undefined ? '' : labelOf(lists.studyLevels, person.levelId),
      time: format.time(attendance.at),
    }))
    .sort((a, b) => collator.compare(a.name, b.name));
};
