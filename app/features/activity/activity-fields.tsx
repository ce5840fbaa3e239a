/** The fields of an activity, the same when it is made and when it is edited. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { Field } from '#app/ui/field.tsx';
import { pillClass } from '#app/ui/filter-pills.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { instantToMs } from '#schemas/primitives/dates.ts';
import { fromClockField } from '#app/data/forms/clock-field.ts';
import type { FieldErrors } from '#app/data/forms/command-words.ts';

export interface ActivityFieldValues {
  readonly topic: string;
  readonly kind: string;
  /** As a date-and-time control holds it, see clock-field.ts. */
  readonly when: string;
  /** The same; empty where no end is known. */
  readonly until: string;
  readonly venue: string;
  readonly description: string;
}

/** Under which names the errors of these values come. */
export const errorNamesOf = (part: Partial<ActivityFieldValues>): string[] =>
  Object.keys(part).flatMap((name) => {
    // Either of the two corrects an end before the beginning.
    if (name === 'when') return ['startsAt', 'endsAt'];
    return name === 'until' ? ['endsAt'] : [name];
  });

export interface ActivityFieldsProps {
  readonly values: ActivityFieldValues;
  readonly onChange: (part: Partial<ActivityFieldValues>) => void;
  readonly errors: FieldErrors;
  readonly kinds: readonly { readonly key: string; readonly label: string }[];
  readonly venues: readonly string[];
  /** Also the end and the description, which nobody needs to begin with. */
  readonly withDescription?: boolean;
  /** Says that the time is past: an activity of yesterday may be noted, but not by mistake. */
  readonly saysPast?: boolean;
  readonly autoFocus?: boolean;
}

export const ActivityFields = (props: ActivityFieldsProps): ReactNode => {
  const {
    values,
    onChange,
    errors,
    kinds,
    withDescription = false,
    saysPast = false,
    autoFocus = false,
  } = props;
  const { t, format } = useI18n();
  // The control reads as the phone is set, which may be 11/24/2026, 4 PM; the hint reads as every date here.
  const chosen = fromClockField(values.when);
  const ends = fromClockField(values.until);
  const isPast = saysPast && chosen !== undefined && instantToMs(chosen) < Date.now();
  return (
    <>
      <Field label={t.activity.topic} hint={t.activity.topicHint} error={errors['topic']}>
        <TextInput
          name="topic"
          value={values.topic}
          onValue={(topic) => onChange({ topic })}
          maxLength={140}
          autoFocus={autoFocus}
          enterKeyHint="next"
          required
        />
      </Field>
      <ChoiceGroup
        label={t.activity.kind}
        name="kind"
        options={kinds.map(({ key, label }) => ({ value: key, label }))}
        value={values.kind}
        onChange={(kind) => onChange({ kind })}
        error={errors['kind'] === undefined ? undefined : t.activity.problem.kind}
      />
      <Field
        label={t.activity.when}
        hint={chosen && (isPast ? `${format.dateTime(chosen)}. ${t.paper.past}` : format.dateTime(chosen))}
        error={errors['startsAt']}
      >
        <TextInput
          type="datetime-local"
          name="startsAt"
          value={values.when}
          onValue={(when) => onChange({ when })}
          required
        />
      </Field>
      {withDescription ? (
        <Field
          label={t.paper.ends}
          optional={t.common.optional}
          hint={ends && format.dateTime(ends)}
          error={errors['endsAt']}
        >
          <TextInput
            type="datetime-local"
            name="endsAt"
            value={values.until}
            onValue={(until) => onChange({ until })}
          />
        </Field>
      ) : null}
      <VenueField {...props} />
      {withDescription ? (
        <Field
          label={t.activity.description}
          optional={t.common.optional}
          hint={t.activity.descriptionHint}
          error={errors['description']}
        >
          <TextArea
            name="description"
            value={values.description}
            onValue={(description) => onChange({ description })}
            maxLength={2000}
            rows={4}
          />
        </Field>
      ) : null}
    </>
  );
};

/** Clubs meet in few places: those used before are one touch away. */
const VenueField = ({ values, onChange, errors, venues }: ActivityFieldsProps): ReactNode => {
  const { t } = useI18n();
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1.5">
      <Field label={t.activity.venue} optional={t.common.optional} error={errors['venue']}>
        <TextInput
          name="venue"
          value={values.venue}
          onValue={(venue) => onChange({ venue })}
          maxLength={140}
        />
      </Field>
      {venues.length === 0 ? null : (
        <div role="group" aria-label={t.activity.usedVenues} className="flex flex-wrap gap-2">
          {venues.map((venue) => (
            <button
              key={venue}
              type="button"
              aria-pressed={venue === values.venue}
              onClick={() => onChange({ venue: venue === values.venue ? '' : venue })}
              className={pillClass(venue === values.venue, true)}
            >
              {venue}
            </button>
          ))}
        </div>
      )}
    </div>
  );
};
