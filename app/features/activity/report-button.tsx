/** The report of an activity as a PDF, made on this device, without a network. */
import { useState, type ReactNode } from 'react';
import { usePhotosOf } from '#app/data/hooks.ts';
import { useWorkspace } from '#app/data/services.tsx';
import { startReport } from '#app/files/start-report.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { downloadFile } from '#app/ui/download-file.ts';
import { TextAction } from '#app/ui/text-action.tsx';
import { useToast } from '#app/ui/toast.tsx';
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
  const toast = useToast();
  const own = useWorkspace()?.photos;
  const published = usePhotosOf(club.clubId, activity.id);
  const [isMaking, setMaking] = useState(false);
  const present = usePresent(attendances);
  const lines = useSheetLines(attendances, lists);
  const make = async (): Promise<void> => {
    setMaking(true);
    const photos = await reportPhotos(
      (published ?? []).map(({ sha256 }) => sha256),
      async (sha256) => own?.fileOf(sha256),
    );
    const colour = colourOf(club.clubId);
    const source = { activity, club, dossier, present, lines, lists, photos, colour, nowMs: Date.now() };
    const made = await startReport(activityReport(source, { t, format }));
    setMaking(false);
    if (!made.ok) {
      toast.show({ text: t.paper.failed, icon: 'alert' });
      return;
    }
    const fileName = `${club.clubId}-${dayOf(activity.startsAt)}.pdf`;
    downloadFile(fileName, made.value);
    toast.show({ text: t.paper.ready(fileName), icon: 'download' });
  };
  return (
    <TextAction icon="document" aria-disabled={isMaking} onClick={() => (isMaking ? undefined : void make())}>
      {isMaking ? t.paper.making : t.paper.report}
    </TextAction>
  );
};
