/** Everything of one's own that is on this device only, in plain words, before it is left behind or lost. */
import type { ReactNode } from 'react';
import type { Unsent } from '#app/data/workspace/unsent.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { TextAction } from '#app/ui/text-action.tsx';

export interface UnsentNoticeProps {
  readonly unsent: Unsent;
  readonly willErase: boolean;
  readonly onExport: () => void;
}

export const UnsentNotice = ({ unsent, willErase, onExport }: UnsentNoticeProps): ReactNode => {
  const { t } = useI18n();
  const words = t.account.leave;
  const lines = [
    { count: unsent.pendingCount, say: words.pending },
    { count: unsent.rejectedCount, say: words.rejected },
    { count: unsent.answerCount, say: words.answers },
    { count: unsent.kioskPhotoCount, say: words.kioskPhotos },
    { count: unsent.photoCount, say: words.photos },
    { count: unsent.draftCount, say: words.drafts },
  ].filter(({ count }) => count > 0);
  return (
    <Notice
      tone="warn"
      title={willErase ? words.wouldBeLost : words.onlyHere}
      actions={
        <TextAction icon="download" onClick={onExport}>
          {words.export}
        </TextAction>
      }
    >
      <ul className="my-1 list-disc pl-5">
        {lines.map(({ count, say }) => (
          <li key={say(count)}>{say(count)}</li>
        ))}
      </ul>
      {willErase ? words.unsentErased : words.unsentKept}
    </Notice>
  );
};
