/** A report is put together, drawn in a worker and downloaded; one at a time. */
import { useState } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { downloadFile } from '#app/ui/download-file.ts';
import { useToast } from '#app/ui/toast.tsx';
import type { Report } from './report.ts';
import { startReport } from './start-report.ts';

export interface MakingReport {
  readonly isMaking: boolean;
  readonly make: (gather: () => Report | Promise<Report>, fileName: string) => Promise<void>;
}

export const useReport = (): MakingReport => {
  const { t } = useI18n();
  const toast = useToast();
  const [isMaking, setMaking] = useState(false);
  const make: MakingReport['make'] = async (gather, fileName) => {
    if (isMaking) return;
    setMaking(true);
    const made = await startReport(await gather());
    setMaking(false);
    if (!made.ok) {
      toast.show({ text: t.paper.failed, icon: 'alert' });
      return;
    }
    downloadFile(fileName, made.value);
    toast.show({ text: t.paper.ready(fileName), icon: 'download' });
  };
  return { isMaking, make };
};
