/** Stands where numbers will be acted on, as high as what comes in its place: how much of the visits is read. */
import type { ReactNode } from 'react';
import type { Observable } from 'rxjs';
import { useObservable } from '#app/data/use-query.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Meter } from '#app/ui/meter.tsx';

export const VisitsProgress = ({ progress$ }: { readonly progress$: Observable<number> }): ReactNode => {
  const { t, format } = useI18n();
  const share = useObservable(progress$) ?? 0;
  const text = t.people.counting.share(format.rate(share));
  return (
    <span className="grid min-h-11 min-w-33 flex-none content-center gap-1">
      <span className="text-sm whitespace-nowrap text-ink-soft">{text}</span>
      <Meter value={share} max={1} label={t.people.counting.label} valueText={text} tone="blue" />
    </span>
  );
};
