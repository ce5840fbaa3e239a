import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { RejectedWrite, RejectedWrites } from '#app/sync/rejected-writes.ts';
import { isTombstone } from '#schemas/documents/stored.ts';
import { err } from '#schemas/primitives/result.ts';
import { describeDocument, editedTexts, fieldsOf } from './describe.ts';
import { RefusedCard } from './refused-card.tsx';

export interface RefusedWriteProps {
  readonly write: RejectedWrite;
  readonly rejected: RejectedWrites;
  readonly nameOf: (id: string) => string | undefined;
}

/** A document that the server did not take. */
export const RefusedWrite = ({ write, rejected, nameOf }: RefusedWriteProps): ReactNode => {
  const { t } = useI18n();
  const { key, collection, document, base } = write;
  const isDeletion = isTombstone(document);
  const texts = isDeletion
    ? []
    : editedTexts(fieldsOf(document), base === null ? null : fieldsOf(base), t.sync.fields);
  return (
    <RefusedCard
      name={key}
      title={describeDocument(collection, document, t, nameOf)}
      reason={t.errors[write.code]}
      kept={isDeletion ? t.sync.keptDeletion : undefined}
      texts={texts}
      acts={{
        resend: async (edit) => {
          const resent = await rejected.resend(key, edit);
          return resent.ok
            ? resent
            : err(t.errors[resent.error.type === 'refused' ? resent.error.code : resent.error.type]);
        },
        exportJson: () => rejected.exportJson([key]),
        discard: () => rejected.discard(key),
      }}
    />
  );
};
