/*
 * The frame every signed or public page stands in: side menu from 900 px, drawer below, sticky top bar with the place and
 * the connection indicator, main. It knows nothing but its props; the shell fills them.
 */
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Ribbon } from './ribbon.tsx';
import { SideNav, type Brand, type NavGroup } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';
import { whenIdle } from './when-idle.ts';

/* The drawer (and Base UI's dialog in it) is no part of the first load: it comes when the page is idle, or when pressed. */
const loadDrawer = async () => ({ default: (await import('./drawer.tsx')).Drawer });
const Drawer = lazy(loadDrawer);

export interface FrameLabels {
  readonly navigation: string;
  readonly openMenu: string;
  readonly closeMenu: string;
  readonly skipToContent: string;
}

export interface FrameProps {
  readonly labels: FrameLabels;
  readonly brand: Brand;
  readonly groups: readonly NavGroup[];
  /** A MeBlock, or a link to sign in. */
  readonly me?: ReactNode;
  /** Club or page name in the top bar. */
  readonly where: string;
  readonly indicator: ReactNode;
  readonly trail?: ReactNode;
  /** Tints the page when it belongs to a club. */
  readonly clubSlug?: string | undefined;
  /** One line at the very top: "Démonstration : données inventées". */
  readonly ribbon?: string | undefined;
  /** An ActionBar for pages whose head doesn't hold it. */
  readonly actionBar?: ReactNode;
  readonly children: ReactNode;
}

export function Frame(props: FrameProps): ReactNode {
  const { labels, brand, groups, me, where, indicator, trail, clubSlug, ribbon, actionBar, children } = props;
  const [open, setOpen] = useState(false);
  const [drawn, setDrawn] = useState(false);
  const burger = useRef<HTMLButtonElement>(null);
  useEffect(() => whenIdle(() => void loadDrawer()), []);
  return (
    <div className="frame min-h-dvh lg:grid lg:grid-cols-[256px_minmax(0,1fr)]">
      <a
        href="#main"
        className="no-print fixed top-2 left-2 z-60 -translate-y-20 rounded-md bg-surface px-4 py-3 font-medium focus:translate-y-0 focus:shadow-lift"
      >
        {labels.skipToContent}
      </a>
      <SideNav label={labels.navigation} brand={brand} groups={groups} me={me} />
      {drawn ? (
        <Suspense fallback={null}>
          <Drawer
            open={open}
            onOpenChange={setOpen}
            label={labels.navigation}
            closeLabel={labels.closeMenu}
            brand={brand}
            groups={groups}
            me={me}
            returnTo={burger}
          />
        </Suspense>
      ) : null}
      <div className="wash min-h-dvh min-w-0">
        {/* contents: the bar stays stuck for the whole page, not just for the height of the header. */}
        <header className="contents">
          {ribbon ? <Ribbon text={ribbon} /> : null}
          <TopBar
            where={where}
            indicator={indicator}
            trail={trail}
            menuLabel={labels.openMenu}
            menuOpen={open}
            onMenu={() => {
              setDrawn(true);
              setOpen(true);
            }}
            menuRef={burger}
          />
        </header>
        <main
          id="main"
          tabIndex={-1}
          data-club={clubSlug}
          className="max-w-[1184px] px-4 pt-2 pb-8 lg:px-8 lg:pb-16"
        >
          {children}
          {actionBar}
        </main>
      </div>
    </div>
  );
}
