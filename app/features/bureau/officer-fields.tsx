import { useEffect, useState, type ReactNode } from 'react';
import type { FieldErrors } from '#app/data/forms/command-words.ts';
import { useServices, useSessionState } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { CheckRow } from '#app/ui/check-row.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { EmailInput } from '#app/ui/email-input.tsx';
import { Field } from '#app/ui/field.tsx';
import { SelectInput, TextInput } from '#app/ui/text-input.tsx';
import type { OfficerFields } from '#app/data/commands/officers.ts';
import { MAX_NAME_LENGTH } from '#schemas/documents/limits.ts';
import { POSITIONS } from '#schemas/documents/officer.ts';
import type { ManagedAccount } from '#schemas/protocol/auth.ts';
import type { OfficerLists } from './officer-lists.ts';

export interface OfficerValues extends Omit<OfficerFields, 'accountId'> {
  /** Empty where there is none. */
  readonly accountId: string;
}

export interface OfficerFieldsetProps {
  readonly lists: OfficerLists;
  readonly values: OfficerValues;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<OfficerValues>) => void;
}

/** What everyone reads first, then what the bureau reads. */
export const OfficerFieldset = (props: OfficerFieldsetProps): ReactNode => {
  const { lists, values, errors, onChange } = props;
  const { t } = useI18n();
  const text = (name: 'firstName' | 'lastName', autoComplete: string): ReactNode => (
    <Field label={t.bureau[name]} error={errors[name]}>
      <TextInput
        name={name}
        value={values[name]}
        onValue={(value) => onChange({ [name]: value })}
        maxLength={MAX_NAME_LENGTH}
        autoComplete={autoComplete}
        required
      />
    </Field>
  );
  const { missing } = t.activity.problem;
  return (
    <>
      {text('firstName', 'off')}
      {text('lastName', 'off')}
      <ChoiceGroup
        label={t.bureau.position}
        options={POSITIONS.map((value) => ({ value, label: t.common.position[value] }))}
        value={values.position}
        onChange={(position) => onChange({ position })}
      />
      <ChoiceGroup
        label={t.bureau.program}
        options={lists.programsOfStudy.map(({ key, label }) => ({ value: key, label }))}
        value={values.programId}
        onChange={(programId) => onChange({ programId })}
        error={errors['programId'] === undefined ? undefined : missing.programId}
      />
      <ChoiceGroup
        label={t.bureau.level}
        options={lists.studyLevels.map(({ key, label }) => ({ value: key, label }))}
        value={values.levelId}
        onChange={(levelId) => onChange({ levelId })}
        error={errors['levelId'] === undefined ? undefined : missing.levelId}
      />
      <Field label={t.bureau.phone} optional={t.common.optional} error={errors['phone'] ?? errors['contact']}>
        <TextInput
          type="tel"
          inputMode="tel"
          value={values.phone}
          onValue={(phone) => onChange({ phone })}
          maxLength={40}
        />
      </Field>
      <Field label={t.bureau.email} optional={t.common.optional} error={errors['email']}>
        <EmailInput value={values.email} onValue={(email) => onChange({ email })} maxLength={75} />
      </Field>
      <CheckRow
        label={t.bureau.publish}
        detail={t.bureau.publishDetail}
        checked={values.isPublished}
        onChange={(isPublished) => onChange({ isPublished })}
      />
      <AccountField values={values} onChange={onChange} />
    </>
  );
};

/** Who the person is to the server: asked there, so only with a network. */
const AccountField = ({ values, onChange }: Pick<OfficerFieldsetProps, 'values' | 'onChange'>): ReactNode => {
  const { t } = useI18n();
  const { account } = useServices();
  const session = useSessionState();
  const [accounts, setAccounts] = useState<readonly ManagedAccount[]>();
  useEffect(() => {
    let isHere = true;
    void account.accounts().then((answer) => {
      if (isHere && answer.ok) setAccounts(answer.value);
    });
    return () => {
      isHere = false;
    };
  }, [account]);
  const own = session.phase === 'user' ? session.account : undefined;
  const options = [
    { value: '', label: t.bureau.noAccount },
    ...(own === undefined ? [] : [{ value: own.id as string, label: t.bureau.ownAccount(own.displayName) }]),
    ...(accounts ?? [])
      .filter(({ id, disabledAt }) => id !== own?.id && disabledAt === null)
      .map(({ id, displayName, email }) => ({ value: id as string, label: `${displayName} (${email})` })),
  ];
  const isListed = options.some(({ value }) => value === values.accountId);
  return (
    <Field
      label={t.bureau.account}
      optional={t.common.optional}
      hint={accounts === undefined ? t.bureau.accountOffline : t.bureau.accountHint}
    >
      <SelectInput
        value={values.accountId}
        onValue={(accountId) => onChange({ accountId })}
        options={
          isListed ? options : [...options, { value: values.accountId, label: t.bureau.linkedAccount }]
        }
      />
    </Field>
  );
};
