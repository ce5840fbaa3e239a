import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { clubIcon } from './club-glyph.tsx';
import { IconButton } from './icon-button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Mark } from './mark.tsx';
import { Ribbon } from './ribbon.tsx';
import { Weave, Weaves } from './weave.tsx';

export interface ClubScreenProps {
  readonly clubSlug: string;
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  /** Leaves more room to what fills the screen: a lower head without `sub`, less air around the content. */
  readonly compact?: boolean | undefined;
  /** The way out, at the right of the head. */
  readonly action?:
    { readonly icon: IconName; readonly label: string; readonly onPress: () => void } | undefined;
  /** tint lays the club's soft ground under the content and centres it (a thank-you). */
  readonly ground?: 'surface' | 'tint' | undefined;
  /** One line above everything: what whoever stands here must know first. */
  readonly ribbon?: string | undefined;
  readonly children: ReactNode;
}

/** A page of its own in the club's colours, nothing around it: the kiosk, an attendee's phone. */
export function ClubScreen({
  clubSlug,
  title,
  sub,
  compact,
  action,
  ground = 'surface',
  ribbon,
  children,
}: ClubScreenProps): ReactNode {
  return (
    <div
      data-club={clubSlug}
      className="mx-auto flex min-h-dvh w-full max-w-120 flex-col bg-surface lg:border-x lg:border-line"
    >
      <header>
        {ribbon === undefined ? null : <Ribbon text={ribbon} />}
        <Weave size="head" className="flex-none" />
        <div
          className={cx(
            'flex items-center gap-3 bg-tint-deep pr-2 pl-4 text-on-deep',
            compact ? 'min-h-12 py-1.5' : 'py-3',
          )}
        >
          <Icon name={clubIcon(clubSlug)} />
          <div className="min-w-0 flex-1">
            <p className="font-bold">{title}</p>
            {sub && !compact ? <p className="text-sm">{sub}</p> : null}
          </div>
          {action ? (
            <IconButton
              icon={action.icon}
              label={action.label}
              onClick={action.onPress}
              className="!text-on-deep hover:!bg-white/15 active:!bg-white/25"
            />
          ) : null}
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cx(
          'flex flex-1 flex-col px-4',
          compact ? 'gap-3 pt-3 pb-3' : 'gap-4 pt-6 pb-4',
          ground === 'tint' && 'items-center justify-center bg-tint-soft text-center',
        )}
      >
        {children}
      </main>
    </div>
  );
}

export interface DoorScreenProps {
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  /** Slugs whose cloths make the head. */
  readonly clubSlugs: readonly string[];
  readonly children: ReactNode;
  /** One step back, at the right of the mark. */
  readonly back?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** The act and what stands under it, at the foot of the page. */
  readonly foot?: ReactNode;
}

/** Sign-in, first start, invitation: the four cloths, the mark, a few fields, one act at the foot. */
export function DoorScreen({ title, sub, clubSlugs, back, children, foot }: DoorScreenProps): ReactNode {
  return (
    <div className="grid min-h-dvh lg:items-center lg:bg-ground lg:py-8">
      <div className="mx-auto flex w-full max-w-100 flex-col overflow-hidden bg-surface lg:min-h-160 lg:rounded-lg lg:border lg:border-line">
        <Weaves clubSlugs={clubSlugs} />
        <main id="main" tabIndex={-1} className="flex flex-1 flex-col gap-4 px-6 pt-8 pb-6">
          <div className="flex items-center justify-between">
            <Mark size="lg" />
            {back ? <IconButton icon="undo" label={back.label} onClick={back.onPress} /> : null}
          </div>
          <div className="mt-1">
            <h1 tabIndex={-1}>{title}</h1>
            {sub ? <p className="text-ink-soft">{sub}</p> : null}
          </div>
          {children}
          {foot ? <div className="mt-auto grid gap-2 pt-4">{foot}</div> : null}
        </main>
      </div>
    </div>
  );
}
