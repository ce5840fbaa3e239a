/** The period as a PDF, made on this device, without a network (R61). */
import type { ReactNode } from 'react';
import { useReport } from '#app/files/use-report.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import type { DashboardContent } from './dashboard-content.ts';
import { dashboardReport } from './dashboard-report.ts';

export const DashboardReportButton = ({ content }: { readonly content: DashboardContent }): ReactNode => {
  const words = useI18n();
  const { insights } = words.t;
  const { isMaking, make } = useReport();
  return (
    <Button
      variant="primary"
      icon="document"
      busy={isMaking}
      onClick={() =>
        void make(
          () => dashboardReport(content, words, Date.now()),
          `${insights.files.report}-${content.view.period}.pdf`,
        )
      }
    >
      {insights.report}
    </Button>
  );
};
