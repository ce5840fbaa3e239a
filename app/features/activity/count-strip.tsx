/** How many have answered, going up while it is looked at; only the count itself is announced. */
import { useMemo, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { LiveDot } from '#app/ui/text-parts.tsx';
import { useNow } from '#app/ui/use-now.ts';
import { instantToMs } from '#schemas/primitives/dates.ts';
import { countWaiting } from './arrival.ts';
import { nameOf } from './attendee.ts';
import { usePeople } from './use-people.ts';

export interface CountStripProps {
  readonly activity: Local<'activities'>;
  /** In the order of arrival. */
  readonly attendances: readonly Local<'attendances'>[];
  readonly isLive: boolean;
}

export const CountStrip = ({ activity, attendances, isLive }: CountStripProps): ReactNode => {
  const { t, format } = useI18n();
  const waiting = countWaiting(attendances);
  const count = attendances.length;
  return (
    <div
      data-club={activity.clubId}
      className="grid grid-cols-[10px_minmax(0,1fr)_auto] items-center gap-x-3 bg-surface-2 px-4 py-3 lg:px-6"
    >
      {isLive ? <LiveDot /> : <span />}
      <p role="status" className="flex items-baseline gap-2 font-bold text-ink-strong">
        <span className="text-xl tracking-[-.02em]">{format.count(count)}</span>{' '}
        {t.activity.attendees(count < 2)}
      </p>
      {waiting === 0 ? (
        <span />
      ) : (
        <Chip tone="blue" icon="arrow-up">
          {t.activity.toSend(waiting)}
        </Chip>
      )}
      <p className="col-span-2 col-start-2 text-sm text-ink-soft">
        <LastArrival attendance={attendances.at(-1)} />
      </p>
    </div>
  );
};

const SECOND_MS = 1000;
const HOUR_MS = 60 * 60 * SECOND_MS;

const LastArrival = ({
  attendance,
}: {
  readonly attendance: Local<'attendances'> | undefined;
}): ReactNode => {
  const { t, format } = useI18n();
  const nowMs = useNow(SECOND_MS);
  const ids = useMemo(() => (attendance === undefined ? [] : [attendance.participantId]), [attendance]);
  const people = usePeople(ids);
  if (attendance === undefined) return t.activity.noArrival;
  const person = people.get(attendance.participantId);
  if (person === undefined) return null;
  // Another phone's clock may be ahead of this one.
  const agoMs = Math.max(0, nowMs - instantToMs(attendance.at));
  return agoMs < HOUR_MS
    ? t.activity.lastArrival(nameOf(person), format.duration(agoMs))
    : t.activity.lastArrivalAt(nameOf(person), format.time(attendance.at));
};
