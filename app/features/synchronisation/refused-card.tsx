/** One thing that was refused: what it was, why, the version that is kept, and the four things one can do with it. */
import { useId, useState, type ReactNode } from 'react';
import { useWorkspace } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { downloadText } from '#app/ui/download-text.ts';
import { IconTile } from '#app/ui/icon-tile.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { Result } from '#schemas/primitives/result.ts';
import type { EditedText } from './describe.ts';
import { FixSheet } from './fix-sheet.tsx';

export interface RefusedActs {
  /** With what was corrected, if something was. The error is the sentence that says why not. */
  readonly resend: (edit?: Readonly<Record<string, string>>) => Promise<Result<true, string>>;
  readonly exportJson: () => Promise<string>;
  /** Gives back the way to undo it. */
  readonly discard: () => Promise<() => Promise<void>>;
}

export interface RefusedCardProps {
  /** Tells it from all others: its corrections are kept under it. */
  readonly name: string;
  readonly title: string;
  readonly reason: string;
  /** Said instead of the kept words, where there are none. */
  readonly kept?: string | undefined;
  /** The words that are kept, and can be corrected. */
  readonly texts: readonly EditedText[];
  readonly acts: RefusedActs;
}

export const RefusedCard = ({ name, title, reason, kept, texts, acts }: RefusedCardProps): ReactNode => {
  const { t } = useI18n();
  const titleId = useId();
  const [fixing, setFixing] = useState(false);
  const draftKey = `fix:${name}`;
  const actions = useToldActs(acts, draftKey);
  const written = texts
    .filter(({ mine }) => mine !== '')
    .map(({ label, mine }) => `${label} ${t.sync.quoted(mine)}`)
    .join(', ');
  return (
    <Card as="li" labelledBy={titleId}>
      <div className="flex items-start gap-3">
        <IconTile icon="alert" tone="red" />
        <div className="min-w-0 flex-1">
          <h3 id={titleId}>{title}</h3>
          <p>{reason}</p>
          <p className="mt-1 text-sm text-ink-soft">
            {written === '' ? (kept ?? t.sync.keptHere) : t.sync.kept(written)}
          </p>
        </div>
      </div>
      <div className="mt-3 flex flex-wrap gap-2 max-sm:[&>button]:flex-auto">
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
      {fixing ? (
        <FixSheet
          draftKey={draftKey}
          onClose={() => setFixing(false)}
          title={t.sync.fixTitle(title)}
          texts={texts}
          onResend={actions.resend}
        />
      ) : null}
    </Card>
  );
};

/** Each act says in a toast what became of it. What leaves the list leaves no corrections behind. */
const useToldActs = ({ resend, exportJson, discard }: RefusedActs, draftKey: string) => {
  const { t } = useI18n();
  const toast = useToast();
  const drafts = useWorkspace()?.drafts;
  const forgetDraft = (): void => void drafts?.clear(draftKey).catch(() => undefined);
  return {
    resend: async (edit?: Readonly<Record<string, string>>): Promise<Result<true, string>> => {
      const resent = await resend(edit);
      toast.show(resent.ok ? { text: t.sync.resent, icon: 'sync' } : { text: resent.error, icon: 'alert' });
      if (resent.ok) forgetDraft();
      return resent;
    },
    exportIt: async (): Promise<void> => {
      downloadText('aesi-refus.json', await exportJson(), 'application/json');
      toast.show({ text: t.sync.exported, icon: 'download' });
    },
    discard: async (): Promise<void> => {
      const undo = await discard();
      forgetDraft();
      toast.show({
        text: t.sync.discarded,
        icon: 'trash',
        action: { label: t.common.undo, onPress: () => void undo() },
      });
    },
  };
};
