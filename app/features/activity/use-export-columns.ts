/** The list of those present as a file has it. */
import { useMemo } from 'react';
import type { ExportColumn } from '#app/files/export-table.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { PersonLists } from './person-form.tsx';
import { labelOf, type Present } from './use-present.ts';

export const useExportColumns = (lists: PersonLists): readonly ExportColumn<Present>[] => {
  const { t } = useI18n();
  return useMemo(() => {
    const words = t.paper;
    return [
      { label: words.lastName, type: 'text', value: ({ person }) => person?.lastName ?? null },
      { label: words.firstName, type: 'text', value: ({ person }) => person?.firstName ?? null },
      {
        label: words.program,
        type: 'text',
        value: ({ person }) => (person ? labelOf(lists.programsOfStudy, person.programId) : null),
      },
      {
        label: words.level,
        type: 'text',
        value: ({ person }) => (person ? labelOf(lists.studyLevels, person.levelId) : null),
      },
      { label: words.arrival, type: 'date', value: ({ attendance }) => attendance.at },
      { label: words.way, type: 'text', value: ({ attendance }) => t.activity.way[attendance.way] },
      { label: words.late, type: 'text', value: ({ attendance }) => (attendance.late ? words.yes : null) },
    ];
  }, [t, lists]);
};
