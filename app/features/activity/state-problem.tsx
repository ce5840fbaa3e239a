import type { ReactNode } from 'react';
import { Notice } from '#app/ui/notice.tsx';

/** Why the last act on the activity did not go through. */
export const StateProblem = ({ text }: { readonly text: string | undefined }): ReactNode =>
  text === undefined ? null : (
    <div className="mb-4">
      <Notice tone="bad" title={text} live />
    </div>
  );
