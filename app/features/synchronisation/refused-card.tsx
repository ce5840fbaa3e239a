/** One refused write: what it was, why it was refused, the version that is kept, and the four things one can do with it. */
import { useId, useState, type ReactNode } from 'react';
import { useWorkspace } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { RejectedWrite } from '#app/sync/rejected-writes.ts';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { downloadText } from '#app/ui/download-text.ts';
import { IconTile } from '#app/ui/icon-tile.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { isTombstone } from '#schemas/documents/stored.ts';
import { describeDocument, editedTexts } from './describe.ts';
import { FixSheet } from './fix-sheet.tsx';

export interface RefusedCardProps {
  readonly write: RejectedWrite;
  readonly nameOf: (id: string) => string | undefined;
}

export const RefusedCard = ({ write, nameOf }: RefusedCardProps): ReactNode => {
  const { t } = useI18n();
  const titleId = useId();
  const [fixing, setFixing] = useState(false);
  const actions = useRefusedActions(write);
  const title = describeDocument(write.collection, write.document, t, nameOf);
  const texts = isTombstone(write.document) ? [] : editedTexts(write.document, write.base, t.sync.fields);
  const kept = texts.map(({ label, mine }) => `${label} ${t.sync.quoted(mine)}`).join(', ');
  return (
    <Card as="li" labelledBy={titleId}>
      <div className="flex items-start gap-3">
        <IconTile icon="alert" tone="red" />
        <div className="min-w-0 flex-1">
          <h3 id={titleId}>{title}</h3>
          <p>{t.errors[write.code]}</p>
          <p className="mt-1 text-sm text-ink-soft">
            {isTombstone(write.document) ? t.sync.keptDeletion : kept === '' ? null : t.sync.kept(kept)}
          </p>
        </div>
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        {texts.length > 0 ? (
          <Button icon="edit" onClick={() => setFixing(true)}>
            {t.sync.fix}
          </Button>
        ) : null}
        <Button icon="sync" onClick={() => void actions.resend()}>
          {t.sync.resend}
        </Button>
        <Button variant="quiet" icon="download" onClick={() => void actions.exportIt()}>
          {t.sync.exportOne}
        </Button>
        <Button variant="quiet" icon="trash" onClick={() => void actions.discard()}>
          {t.sync.discard}
        </Button>
      </div>
      <FixSheet
        open={fixing}
        onOpenChange={setFixing}
        title={t.sync.fixTitle(title)}
        texts={texts}
        onResend={(edit) => actions.resend(edit)}
      />
    </Card>
  );
};

const useRefusedActions = ({ key }: RejectedWrite) => {
  const { t } = useI18n();
  const toast = useToast();
  const workspace = useWorkspace();
  const rejected = workspace?.rejected;
  return {
    resend: async (edit?: Readonly<Record<string, string>>): Promise<boolean> => {
      const resent = await rejected?.resend(key, edit);
      if (resent === undefined) return false;
      toast.show(
        resent.ok
          ? { text: t.sync.resent, icon: 'sync' }
          : {
              text: t.errors[resent.error.type === 'storage_full' ? 'storage_full' : 'not_found'],
              icon: 'alert',
            },
      );
      return resent.ok;
    },
    exportIt: async (): Promise<void> => {
      const text = await rejected?.exportJson([key]);
      if (text === undefined) return;
      downloadText('aesi-refus.json', text, 'application/json');
      toast.show({ text: t.sync.exported, icon: 'download' });
    },
    discard: async (): Promise<void> => {
      const undo = await rejected?.discard(key);
      if (undo === undefined) return;
      toast.show({
        text: t.sync.discarded,
        icon: 'trash',
        action: { label: t.common.undo, onPress: () => void undo() },
      });
    },
  };
};
