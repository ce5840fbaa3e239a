/** What became of each answer that the camera read, and what the host may still decide. */
import { useMemo, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import type { Format } from '#app/i18n/format.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { Button } from '#app/ui/button.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import { IconTile } from '#app/ui/icon-tile.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import type { SoftTone } from '#app/ui/soft-tones.ts';
import { tidyName } from '#schemas/rules/check-in-answer.ts';
import { freeDiscriminator, homonymsOf, nameOf } from './attendee.ts';
import type { Scanned, ScanOutcome } from './scanned.ts';
import { usePeople } from './use-people.ts';
import type { Scanner } from './use-scanner.ts';

export interface ScannedListProps extends Pick<Scanner, 'scanned' | 'take'> {
  readonly attendances: readonly Local<'attendances'>[];
}

export const ScannedList = ({ scanned, take, attendances }: ScannedListProps): ReactNode => {
  const { t, format } = useI18n();
  const ids = useMemo(() => attendances.map(({ participantId }) => participantId), [attendances]);
  const people = usePeople(ids);
  const [latest] = scanned;
  return (
    <>
      <p role="status" className="sr-only">
        {latest === undefined ? '' : `${personOf(latest)}. ${textOf(latest.outcome, t, format)}`}
      </p>
      {scanned.length === 0 ? null : (
        <ListRows label={t.scanner.scanned}>
          {scanned.map((one) => (
            <ScannedRow
              key={one.carried.answerId}
              one={one}
              take={take}
              discriminator={() => freeDiscriminator(homonymsOf(one.carried.answer, [...people.values()]))}
            />
          ))}
        </ListRows>
      )}
    </>
  );
};

interface ScannedRowProps extends Pick<Scanner, 'take'> {
  readonly one: Scanned;
  /** What tells another person of the same name from those present. */
  readonly discriminator: () => string;
}

const ScannedRow = ({ one, take, discriminator }: ScannedRowProps): ReactNode => {
  const { t, format } = useI18n();
  const { carried, outcome } = one;
  const again = outcome.type === 'failed' ? outcome.again : undefined;
  const { icon, tone } = LOOKS[outcome.type];
  return (
    <ListRow
      lead={<IconTile icon={icon} tone={tone} />}
      title={personOf(one)}
      detail={textOf(outcome, t, format)}
      trail={
        outcome.type === 'former_code' ? (
          <Button onClick={() => take(carried, outcome.answer, outcome.late)}>{t.scanner.accept}</Button>
        ) : outcome.type === 'already' ? (
          <Button
            onClick={() => take(carried, { ...outcome.answer, discriminator: discriminator() }, outcome.late)}
          >
            {t.scanner.otherPerson}
          </Button>
        ) : again !== undefined ? (
          <Button onClick={() => take(carried, again.answer, again.late)}>{t.scanner.retry}</Button>
        ) : null
      }
    />
  );
};

const personOf = ({ carried }: Scanned): string =>
  nameOf({
    firstName: tidyName(carried.answer.firstName),
    lastName: tidyName(carried.answer.lastName),
  });

const LOOKS: Readonly<Record<ScanOutcome['type'], { readonly icon: IconName; readonly tone: SoftTone }>> = {
  saving: { icon: 'sync', tone: 'neutral' },
  saved: { icon: 'check', tone: 'green' },
  late: { icon: 'clock', tone: 'amber' },
  already: { icon: 'users', tone: 'blue' },
  again: { icon: 'users', tone: 'blue' },
  former_code: { icon: 'clock', tone: 'amber' },
  wrong_code: { icon: 'close', tone: 'red' },
  other_activity: { icon: 'close', tone: 'red' },
  not_open: { icon: 'lock', tone: 'amber' },
  failed: { icon: 'alert', tone: 'red' },
};

const textOf = (outcome: ScanOutcome, { scanner: t }: Messages, format: Format): string => {
  switch (outcome.type) {
    case 'saving':
      return t.saving;
    case 'saved':
      return t.saved(format.time(outcome.at));
    case 'late':
      return t.late(format.time(outcome.at));
    case 'already':
      return t.already;
    case 'again':
      return t.again;
    case 'former_code':
      return t.formerCode;
    case 'wrong_code':
      return t.wrongCode;
    case 'other_activity':
      return t.otherActivity;
    case 'not_open':
      return t.notOpen;
    case 'failed':
      return t.failed(outcome.why);
  }
};
