/** The report of an activity as a PDF, made on this device, without a network. */
import type { ReactNode } from 'react';
import { usePhotosOf } from '#app/data/hooks.ts';
import { useWorkspace } from '#app/data/services.tsx';
import { useReport } from '#app/files/use-report.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { dayOf } from '#schemas/primitives/dates.ts';
import { activityReport, type ReportSource } from './activity-report.ts';
import { reportPhotos } from './report-photos.ts';
import { usePresent, useSheetLines } from './use-present.ts';
import type { Entitled } from './entitled-page.tsx';

export type ReportButtonProps = Entitled & Pick<ReportSource, 'dossier'>;

const INK = '#2D3748';

/** The club's own colour; one that has none, or that a browser writes otherwise, is drawn in ink. */
const colourOf = (slug: string): string => {
  const colour = getComputedStyle(document.documentElement).getPropertyValue(`--club-${slug}`).trim();
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour : INK;
};

export const ReportButton = (props: ReportButtonProps): ReactNode => {
  const { activity, club, attendances, lists, dossier } = props;
  const { t, format } = useI18n();
  const own = useWorkspace()?.photos;
  const published = usePhotosOf(club.clubId, activity.id);
  const { isMaking, make } = useReport();
  const present = usePresent(attendances);
  const lines = useSheetLines(attendances, lists);
  const gather = async () => {
    const photos = await reportPhotos(
      (published ?? []).map(({ sha256 }) => sha256),
      async (sha256) => own?.fileOf(sha256),
    );
    const colour = colourOf(club.clubId);
    const source = { activity, club, dossier, present, lines, lists, photos, colour, nowMs: Date.now() };
    return activityReport(source, { t, format });
  };
  const fileName = `${club.clubId}-${dayOf(activity.startsAt)}.pdf`;
  return (
    <TextAction icon="document" aria-disabled={isMaking} onClick={() => void make(gather, fileName)}>
      {isMaking ? t.paper.making : t.paper.report}
    </TextAction>
  );
};
