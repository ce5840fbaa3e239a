/** The bureau as a file has it: a contact only where whoever makes the file reads it on the card. */
import type { Local } from '#app/data/local/local-document.ts';
import type { ExportColumn } from '#app/files/export-table.ts';
import type { Messages } from '#app/i18n/messages.ts';
import type { Duty } from '#schemas/documents/duty.ts';
import { contactDutyOf, knownContact, type Contact } from './contact.ts';
import { labelOf, type OfficerLists } from './officer-lists.ts';

export const officerColumns = (
  { programsOfStudy, studyLevels }: OfficerLists,
  duties: readonly Duty[],
  { bureau, lists, common }: Messages,
): ExportColumn<Local<'officers'>>[] => {
  const contactOf = (officer: Local<'officers'>): Contact =>
    knownContact(officer, contactDutyOf(duties, officer.id));
  return [
    { label: bureau.lastName, type: 'text', value: ({ lastName }) => lastName },
    { label: bureau.firstName, type: 'text', value: ({ firstName }) => firstName },
    { label: lists.position, type: 'text', value: ({ position }) => common.position[position] },
    { label: bureau.program, type: 'text', value: ({ programId }) => labelOf(programsOfStudy, programId) },
    { label: bureau.level, type: 'text', value: ({ levelId }) => labelOf(studyLevels, levelId) },
    { label: bureau.phone, type: 'text', value: (officer) => contactOf(officer).phone },
    { label: bureau.email, type: 'text', value: (officer) => contactOf(officer).email },
    { label: lists.leftOn, type: 'date', value: ({ leftOn }) => leftOn ?? null },
  ];
};
