import { useEffect, useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { CheckRow } from '#app/ui/check-row.tsx';
import { CodePaper, CodeSheet } from '#app/ui/code-sheet.tsx';
import { FieldError } from '#app/ui/field.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { toInstant } from '#schemas/primitives/dates.ts';

export interface KitStepProps {
  readonly person: string;
  readonly email: string;
  readonly codes: readonly string[];
  readonly clubSlugs: readonly string[];
  readonly onDone: () => void;
}

/** The recovery codes are shown this one time: the way on opens when they are put away. */
export const KitStep = ({ person, email, codes, clubSlugs, onDone }: KitStepProps): ReactNode => {
  const { t, format } = useI18n();
  const words = t.auth.kit;
  const toast = useToast();
  const [isKept, setIsKept] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const [madeAt] = useState(() => toInstant(Date.now()));
  useWarningBeforeLeaving(!isKept);
  const copy = (): void => {
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => toast.show({ text: t.common.copied, icon: 'check' }),
      () => toast.show({ text: t.auth.accept.copyFailed, icon: 'alert' }),
    );
  };
  return (
    <>
      <div className="no-print flex flex-1 flex-col gap-4">
        <CodeSheet
          title={words.title}
          sub={`${person} · ${format.date(madeAt)}`}
          codes={codes}
          codesLabel={words.codes}
        />
        <div className="grid grid-cols-2 gap-2">
          <Button icon="print" onClick={() => window.print()}>
            {words.print}
          </Button>
          <Button icon="copy" onClick={copy}>
            {t.common.copy}
          </Button>
        </div>
        <p className="text-sm text-ink-soft">{words.byHand}</p>
        <div>
          <CheckRow label={words.kept} checked={isKept} onChange={setIsKept} />
          {isAsked && !isKept ? <FieldError>{words.keepFirst}</FieldError> : null}
        </div>
        <div className="mt-auto grid gap-2 pt-4">
          <Button
            variant="primary"
            size="lg"
            block
            onClick={() => {
              setIsAsked(true);
              if (isKept) onDone();
            }}
          >
            {words.open}
          </Button>
        </div>
      </div>
      <CodePaper
        brand={`${t.common.appName} · ${t.common.appSubtitle}`}
        title={words.title}
        sub=""
        clubSlugs={clubSlugs}
        facts={[
          { term: words.person, text: person },
          { term: t.auth.email, text: email },
          { term: words.madeAt, text: format.dateTime(madeAt) },
        ]}
        intro={words.intro}
        codesTitle={words.codesTitle}
        codesHint={words.codesHint}
        codes={codes}
        codesLabel={words.codes}
        parts={[
          { title: words.forgottenTitle, text: words.forgotten },
          { title: words.noteTitle, text: words.note, blank: true },
        ]}
      />
    </>
  );
};

const useWarningBeforeLeaving = (isOn: boolean): void => {
  useEffect(() => {
    if (!isOn) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isOn]);
};
