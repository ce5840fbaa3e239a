import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Mark } from './mark.tsx';
import { Weaves } from './weave.tsx';

export interface CodeSheetProps {
  readonly title: string;
  /** Whose, and of which day. */
  readonly sub: string;
  readonly codes: readonly string[];
  readonly codesLabel: string;
}

/** Codes as they will stand on paper, on the screen. */
export function CodeSheet({ title, sub, codes, codesLabel }: CodeSheetProps): ReactNode {
  return (
    <section
      aria-label={title}
      className="no-print grid gap-2 rounded-md border-2 border-dashed border-line-strong p-4"
    >
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2>{title}</h2>
          <p className="text-sm text-ink-soft">{sub}</p>
        </div>
        <Mark />
      </div>
      <ul aria-label={codesLabel} className="grid grid-cols-2 gap-x-3 font-mono leading-7 text-ink-strong">
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap">
            {code}
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface CodePaperProps extends Omit<CodeSheetProps, 'sub'> {
  readonly brand: string;
  readonly clubSlugs: readonly string[];
  readonly facts: readonly { readonly term: string; readonly text: string }[];
  readonly intro: string;
  readonly codesTitle: string;
  readonly codesHint: string;
  /** Further parts: what else can happen and what to do; `blank` leaves a line to write on. */
  readonly parts: readonly { readonly title: string; readonly text: string; readonly blank?: boolean }[];
}

/** The same as an A4 sheet: it exists in print only, and then alone (print.css). */
export function CodePaper(props: CodePaperProps): ReactNode {
  const { title, brand, clubSlugs, facts, intro, codesTitle, codesHint, codes, codesLabel, parts } = props;
  return createPortal(
    <div className="printed-alone hidden print:block">
      <article aria-label={title} className="paper">
        <Weaves clubSlugs={clubSlugs} />
        <div className="flex items-start justify-between">
          <div>
            <p className="text-sm text-ink-soft">{brand}</p>
            <p className="text-xl font-bold text-ink-strong">{title}</p>
          </div>
          <Mark size="lg" />
        </div>
        <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
          {facts.map(({ term, text }) => (
            <div key={term} className="contents">
              <dt className="text-ink-soft">{term}</dt>
              <dd className="font-bold">{text}</dd>
            </div>
          ))}
        </dl>
        <p>{intro}</p>
        <section>
          <h2>{codesTitle}</h2>
          <p className="text-sm text-ink-soft">{codesHint}</p>
          <ul aria-label={codesLabel} className="mt-2 grid grid-cols-4 gap-2 font-mono">
            {codes.map((code) => (
              <li key={code} className="rounded-sm border border-line-strong py-2 text-center">
                {code}
              </li>
            ))}
          </ul>
        </section>
        {parts.map(({ title: heading, text, blank }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {blank ? <div className="h-9 border-b-2 border-dashed border-line-strong" /> : null}
            <p className="text-sm">{text}</p>
          </section>
        ))}
      </article>
    </div>,
    document.body,
  );
}
