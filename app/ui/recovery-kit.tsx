import { useEffect, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { CheckRow } from './check-row.tsx';
import { CodePaper, CodeSheet } from './code-sheet.tsx';
import { FieldError } from './field.tsx';

export interface RecoveryKitLabels {
  readonly title: string;
  readonly codes: string;
  readonly print: string;
  readonly copy: string;
  readonly byHand: string;
  readonly kept: string;
  readonly keepFirst: string;
  readonly person: string;
  readonly email: string;
  readonly madeAt: string;
  readonly intro: string;
  readonly codesTitle: string;
  readonly codesHint: string;
  readonly forgottenTitle: string;
  readonly forgotten: string;
  readonly noteTitle: string;
  readonly note: string;
  /** Above the title of the paper. */
  readonly brand: string;
  readonly done: string;
}

export interface RecoveryKitProps {
  readonly labels: RecoveryKitLabels;
  readonly person: string;
  readonly email: string;
  readonly madeOn: string;
  readonly madeAt: string;
  readonly codes: readonly string[];
  readonly clubSlugs: readonly string[];
  readonly onCopy: () => void;
  readonly onDone: () => void;
}

/** Codes that are shown this one time, on the screen and as a sheet to print: the way on opens when they are put away. */
export function RecoveryKit(props: RecoveryKitProps): ReactNode {
  const { labels, person, email, madeOn, madeAt, codes, clubSlugs, onCopy, onDone } = props;
  const [isKept, setIsKept] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  useWarningBeforeLeaving(!isKept);
  const names = { title: labels.title, codes, codesLabel: labels.codes };
  return (
    <>
      <div className="no-print flex flex-1 flex-col gap-4">
        <CodeSheet {...names} sub={`${person} · ${madeOn}`} />
        <div className="grid grid-cols-2 gap-2">
          <Button icon="print" onClick={() => window.print()}>
            {labels.print}
          </Button>
          <Button icon="copy" onClick={onCopy}>
            {labels.copy}
          </Button>
        </div>
        <p className="text-sm text-ink-soft">{labels.byHand}</p>
        <div>
          <CheckRow label={labels.kept} checked={isKept} onChange={setIsKept} />
          {isAsked && !isKept ? <FieldError>{labels.keepFirst}</FieldError> : null}
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
            {labels.done}
          </Button>
        </div>
      </div>
      <CodePaper
        {...names}
        brand={labels.brand}
        clubSlugs={clubSlugs}
        facts={[
          { term: labels.person, text: person },
          { term: labels.email, text: email },
          { term: labels.madeAt, text: madeAt },
        ]}
        intro={labels.intro}
        codesTitle={labels.codesTitle}
        codesHint={labels.codesHint}
        parts={[
          { title: labels.forgottenTitle, text: labels.forgotten },
          { title: labels.noteTitle, text: labels.note, blank: true },
        ]}
      />
    </>
  );
}

function useWarningBeforeLeaving(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isOn]);
}
