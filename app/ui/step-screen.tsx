import { useEffect, useRef, type ReactNode } from 'react';
import { Mark } from './mark.tsx';
import { Weaves } from './weave.tsx';

export interface StepScreenProps {
  readonly clubSlugs: readonly string[];
  readonly progress: {
    readonly number: number;
    readonly total: number;
    /** "Étape 1 sur 3" */
    readonly text: string;
    /** One word for this step, at the right. */
    readonly name: string;
  };
  /** A few words beside the mark, at the first step. */
  readonly greeting?: ReactNode;
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  readonly children: ReactNode;
}

/**
 * One step of several, full screen (an invitation, the first start). Give it a `key` per step: the heading takes the focus when
 * a step other than the first appears, so that a keyboard and a screen reader begin there.
 */
export function StepScreen(props: StepScreenProps): ReactNode {
  const { clubSlugs, progress, greeting, title, sub, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="grid min-h-dvh lg:items-center lg:bg-ground lg:py-8">
      <div className="mx-auto flex w-full max-w-100 flex-col overflow-hidden bg-surface lg:min-h-160 lg:rounded-lg lg:border lg:border-line">
        <Weaves clubSlugs={clubSlugs} />
        <main id="main" tabIndex={-1} className="flex flex-1 flex-col gap-4 px-6 pt-6 pb-6">
          <Progress {...progress} />
          {greeting ? (
            <div className="flex items-center gap-3">
              <Mark size="lg" />
              <p className="min-w-0 text-sm">{greeting}</p>
            </div>
          ) : null}
          <div>
            <h1 ref={heading} tabIndex={-1} className="outline-none">
              {title}
            </h1>
            {sub ? <p className="text-ink-soft">{sub}</p> : null}
          </div>
          {children}
        </main>
      </div>
    </div>
  );
}

function Progress({ number, total, text, name }: StepScreenProps['progress']): ReactNode {
  return (
    <div className="grid gap-1.5">
      <p className="flex justify-between gap-3 text-sm text-ink-soft">
        <span>{text}</span>
        <span>{name}</span>
      </p>
      <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-full">
        {Array.from({ length: total }, (_, index) => (
          <span key={index} className={index < number ? 'flex-1 bg-ink' : 'flex-1 bg-surface-3'} />
        ))}
      </div>
    </div>
  );
}
