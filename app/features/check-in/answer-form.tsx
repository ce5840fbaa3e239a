/**
 * The form of one screen, the same at the kiosk and on one's own phone. It checks with the schema that the server applies, and
 * says at each field what is missing; what was typed stays until the answer is safe.
 */
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { ListEntry } from '#schemas/documents/club.ts';
import { checkInAnswerSchema, type CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { Button } from '#app/ui/button.tsx';
import { CheckRow } from '#app/ui/check-row.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { Field } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { StarRating } from '#app/ui/star-rating.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { EMPTY_ANSWER, type AnswerFields } from './answer-fields.ts';
import type { Problem } from './problem.ts';
import { useWords, type CheckInWords } from './words.tsx';

export interface AnswerFormProps {
  readonly programsOfStudy: readonly ListEntry[];
  readonly studyLevels: readonly ListEntry[];
  readonly initial?: AnswerFields;
  /** Told of every change, for keeping a draft or noticing that nobody is there any more. */
  readonly onChange?: (fields: AnswerFields) => void;
  readonly onSubmit: (answer: CheckInAnswer) => void;
  readonly busy: boolean;
  /** Why the last try did not succeed. */
  readonly problem?: Problem | undefined;
  /** Between what one thinks and what one agrees to. */
  readonly photoPart?: ReactNode;
  /** Another road, while this one takes its time. */
  readonly wayOut?: ReactNode;
}

type Errors = Readonly<Partial<Record<string, string>>>;

const messageOf = (code: string, t: CheckInWords['t']): string => {
  if (code === 'too_big') return t.fieldTooLong;
  if (code === 'control_character') return t.fieldWrong;
  return t.fieldRequired;
};

/** The answer as it will travel, or the fields to correct. */
const check = (
  fields: AnswerFields,
  t: CheckInWords['t'],
): { answer: CheckInAnswer } | { errors: Errors } => {
  const parsed = checkInAnswerSchema.safeParse({
    ...fields,
    discriminator: '',
    answeredAt: toInstant(Date.now()),
  });
  if (parsed.success) return { answer: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0]);
    const isChoice = field === 'programId' || field === 'levelId';
    errors[field] ??= isChoice
      ? t.chooseOne
      : messageOf(issue.code === 'custom' ? issue.message : issue.code, t);
  }
  return { errors };
};

export const AnswerForm = (props: AnswerFormProps): ReactNode => {
  const { programsOfStudy, studyLevels, initial = EMPTY_ANSWER, onChange, onSubmit, busy } = props;
  const { problem, photoPart, wayOut } = props;
  const { t } = useWords();
  const formId = useId();
  const [fields, setFields] = useState(initial);
  const [errors, setErrors] = useState<Errors>({});

  const change = (part: Partial<AnswerFields>): void => {
    const next = { ...fields, ...part };
    setFields(next);
    onChange?.(next);
    const corrected = Object.keys(part);
    if (corrected.some((name) => errors[name] !== undefined)) {
      setErrors(Object.fromEntries(Object.entries(errors).filter(([name]) => !corrected.includes(name))));
    }
  };

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const checked = check(fields, t);
    if ('answer' in checked) {
      setErrors({});
      onSubmit(checked.answer);
      return;
    }
    setErrors(checked.errors);
    focusFirst(event.currentTarget, Object.keys(checked.errors));
  };

  return (
    <form id={formId} noValidate onSubmit={submit} className="flex flex-1 flex-col gap-3">
      <h1 className="sr-only">{t.formTitle}</h1>
      {/* What was changed under way would not travel any more. */}
      <div inert={busy} className="contents">
        <Identity
          fields={fields}
          errors={errors}
          onChange={change}
          lists={{ programsOfStudy, studyLevels }}
        />
        <Opinion fields={fields} errors={errors} onChange={change} />
        {photoPart}
        <div>
          <CheckRow
            label={t.rankingConsent}
            checked={fields.rankingConsent}
            onChange={(rankingConsent) => change({ rankingConsent })}
          />
          <CheckRow
            label={t.imageConsent}
            checked={fields.imageConsent}
            onChange={(imageConsent) => change({ imageConsent })}
          />
        </div>
      </div>
      {problem === undefined ? null : (
        <Notice tone={problem.tone ?? 'bad'} title={problem.title} live>
          {problem.text}
        </Notice>
      )}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        block
        icon="check"
        busy={busy}
        busyLabel={t.saving}
        className="mt-auto"
      >
        {t.submit}
      </Button>
      {wayOut}
    </form>
  );
};

const focusFirst = (form: HTMLFormElement, names: readonly string[]): void => {
  const control = [...form.elements].find(
    (element) => element instanceof HTMLInputElement && names.includes(element.name),
  );
  if (control instanceof HTMLElement) control.focus();
};

interface PartProps {
  readonly fields: AnswerFields;
  readonly errors: Errors;
  readonly onChange: (part: Partial<AnswerFields>) => void;
}

interface Lists {
  readonly programsOfStudy: readonly ListEntry[];
  readonly studyLevels: readonly ListEntry[];
}

const Identity = ({ fields, errors, onChange, lists }: PartProps & { readonly lists: Lists }): ReactNode => {
  const { t } = useWords();
  const choicesOf = (entries: readonly ListEntry[]) =>
    entries.map(({ key, label }) => ({ value: key, label }));
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label={t.firstName} error={errors['firstName']}>
          <TextInput
            name="firstName"
            value={fields.firstName}
            onValue={(firstName) => onChange({ firstName })}
            autoCapitalize="words"
            maxLength={60}
            required
          />
        </Field>
        <Field label={t.lastName} error={errors['lastName']}>
          <TextInput
            name="lastName"
            value={fields.lastName}
            onValue={(lastName) => onChange({ lastName })}
            autoCapitalize="words"
            maxLength={60}
            required
          />
        </Field>
      </div>
      <ChoiceGroup
        label={t.program}
        name="programId"
        options={choicesOf(lists.programsOfStudy)}
        value={fields.programId}
        onChange={(programId) => onChange({ programId })}
        error={errors['programId']}
      />
      <ChoiceGroup
        label={t.level}
        name="levelId"
        layout="even"
        options={choicesOf(lists.studyLevels)}
        value={fields.levelId}
        onChange={(levelId) => onChange({ levelId })}
        error={errors['levelId']}
      />
    </>
  );
};

const Opinion = ({ fields, errors, onChange }: PartProps): ReactNode => {
  const { t } = useWords();
  return (
    <>
      <StarRating
        label={t.rating}
        optional={t.optional}
        value={fields.rating ?? undefined}
        onChange={(rating) => onChange({ rating })}
        starLabel={t.stars}
      />
      <Field label={t.appreciation} optional={t.optional} error={errors['appreciation']}>
        <TextArea
          oneLine
          value={fields.appreciation}
          onValue={(appreciation) => onChange({ appreciation })}
          maxLength={600}
        />
      </Field>
      <Field label={t.suggestion} optional={t.optional} error={errors['suggestion']}>
        <TextArea
          oneLine
          value={fields.suggestion}
          onValue={(suggestion) => onChange({ suggestion })}
          maxLength={600}
        />
      </Field>
    </>
  );
};
