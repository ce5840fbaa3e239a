/** An officer's card, made or edited by the lead, with the half that only the bureau reads. */
import { useState, type ReactNode } from 'react';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import { editOf, withEdit } from '#app/data/commands/edited-fields.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useDraft } from '#app/data/services.tsx';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { yearLabel } from '#app/i18n/year-label.ts';
import { useToast } from '#app/ui/toast.tsx';
import type { Assignment, Duty } from '#schemas/documents/duty.ts';
import type { AcademicYear } from '#schemas/primitives/dates.ts';
import type { AccountId } from '#schemas/primitives/ids.ts';
import { ok } from '#schemas/primitives/result.ts';
import { contactDutyOf, fullName, knownContact } from './contact.ts';
import type { OfficerLists } from './officer-lists.ts';
import { OfficerFieldset, type OfficerValues } from './officer-fields.tsx';

export interface OfficerSheetProps {
  readonly club: Local<'clubs'>;
  readonly term: AcademicYear;
  readonly lists: OfficerLists;
  readonly shown: readonly Local<'officers'>[];
  readonly duties: readonly Duty[];
  /** Undefined when a new card is made. */
  readonly edited: Local<'officers'> | undefined;
  readonly onClose: () => void;
}

const SHOWN = ['firstName', 'lastName', 'programId', 'levelId', 'position', 'contact', 'phone', 'email'];

const BLANK: OfficerValues = {
  firstName: '',
  lastName: '',
  programId: '',
  levelId: '',
  position: 'member',
  phone: '',
  email: '',
  isPublished: false,
  accountId: '',
};

const valuesOf = (officer: Local<'officers'>, duties: readonly Duty[]): OfficerValues => {
  const duty = contactDutyOf(duties, officer.id);
  const { firstName, lastName, programId, levelId, position, contact } = officer;
  return {
    ...{ firstName, lastName, programId, levelId, position },
    ...knownContact(officer, duty),
    isPublished: contact !== null,
    accountId: duty?.accountId ?? '',
  };
};

export const OfficerSheet = (props: OfficerSheetProps): ReactNode => {
  const { club, term, lists, shown, duties, edited, onClose } = props;
  const { t } = useI18n();
  const toast = useToast();
  const form = useCommandForm(SHOWN);
  // As the card is now, which may be later than when it was opened.
  const current = edited && (shown.find(({ id }) => id === edited.id) ?? edited);
  const now = current === undefined ? BLANK : valuesOf(current, duties);
  const [initial] = useState(() => ({ ...editOf(now), token: crypto.randomUUID() }));
  const draft = useDraft(`officer:${edited?.id ?? `${club.clubId}:${term}`}`, initial);
  const { values, token } = draft.value;
  const save = async (): Promise<void> => {
    const written = withEdit(now, draft.value);
    const accountId = written.accountId === '' ? null : (written.accountId as AccountId);
    const fields = { ...written, accountId };
    const isSaved = await form.run(async (commands) => {
      if (edited === undefined) {
        const order = shown.reduce((highest, one) => Math.max(highest, one.order + 1), 0);
        return commands.createOfficer({ ...fields, clubId: club.clubId, term, order, token });
      }
      const saved = await commands.editOfficer(edited, fields);
      if (!saved.ok) return saved;
      const tasks = duties.filter(
        (duty): duty is Assignment =>
          duty.kind === 'assignment' && duty.officerId === edited.id && duty.assigneeId !== accountId,
      );
      return tasks.length === 0 ? ok(undefined) : commands.linkTasks(tasks, accountId);
    });
    if (!isSaved) return;
    draft.clear();
    if (edited === undefined) toast.show({ text: t.bureau.added(fullName(values)), icon: 'check-circle' });
    onClose();
  };
  return (
    <CommandSheet
      isReady={draft.isReady}
      onClose={onClose}
      title={edited === undefined ? t.bureau.add : t.bureau.edit}
      sub={t.bureau.title(yearLabel(term))}
      clubSlug={club.clubId}
      submitLabel={edited === undefined ? t.bureau.addSubmit : t.common.save}
      form={form}
      onSubmit={save}
    >
      {draft.isReady ? (
        <OfficerFieldset
          lists={lists}
          values={values}
          errors={form.errors}
          onChange={(part) => {
            form.changed([...Object.keys(part), 'contact']);
            draft.change({ ...draft.value, values: { ...values, ...part } });
          }}
        />
      ) : null}
    </CommandSheet>
  );
};
