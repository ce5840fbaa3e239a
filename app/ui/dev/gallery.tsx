/* The pages of the gallery: ?part=components (default), more, paper, dashboard, club, icons, dialogs, kiosk, form, thanks, door; &theme=dark or light. */
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/app.css';
import { Frame } from '../frame.tsx';
import { Indicator } from '../indicator.tsx';
import { MeBlock } from '../me-block.tsx';
import { ToastProvider } from '../toast.tsx';
import { ClubPart } from './part-club.tsx';
import { ComponentsPart } from './part-components.tsx';
import { DashboardPart } from './part-dashboard.tsx';
import { DialogsPart } from './part-dialogs.tsx';
import { IconsPart } from './part-icons.tsx';
import { MorePart } from './part-more.tsx';
import { PaperPart } from './part-paper.tsx';
import { DoorPart, KioskFormPart, KioskPart, ThanksPart } from './part-screens.tsx';
import { brand, groupsFor } from './samples.ts';

const query = new URLSearchParams(location.search);
const part = query.get('part') ?? 'components';
const theme = query.get('theme');
if (theme) document.documentElement.dataset['theme'] = theme;

const labels = {
  navigation: 'Navigation principale',
  openMenu: 'Ouvrir le menu',
  closeMenu: 'Fermer le menu',
  skipToContent: 'Aller au contenu',
};

function InFrame({
  where,
  clubSlug,
  children,
}: {
  where: string;
  clubSlug?: string;
  children: ReactNode;
}): ReactNode {
  return (
    <Frame
      labels={labels}
      brand={brand}
      groups={groupsFor(clubSlug)}
      where={where}
      clubSlug={clubSlug}
      ribbon={query.has('demo') ? 'Démonstration : données inventées' : undefined}
      me={
        <MeBlock
          name="Mahamadi Kientega"
          detail="Bureau de l’AESI"
          href="#compte"
          action={{ icon: 'lock', label: 'Verrouiller', onPress: () => undefined }}
        />
      }
      indicator={
        clubSlug ? (
          <Indicator
            state="waiting"
            text="3 en attente"
            label="État : 3 en attente. Ouvrir la synchronisation"
            href="#s"
          />
        ) : (
          <Indicator
            state="current"
            text="À jour"
            label="État : À jour. Ouvrir la synchronisation"
            href="#s"
          />
        )
      }
    >
      {children}
    </Frame>
  );
}

function Gallery(): ReactNode {
  const alone: Record<string, ReactNode> = {
    kiosk: <KioskPart />,
    form: <KioskFormPart />,
    thanks: <ThanksPart />,
    door: <DoorPart />,
  };
  if (alone[part]) return alone[part];
  if (part === 'club') {
    return (
      <InFrame where="Informatique" clubSlug="informatique">
        <ClubPart />
      </InFrame>
    );
  }
  const parts: Record<string, ReactNode> = {
    components: <ComponentsPart />,
    dashboard: <DashboardPart />,
    more: <MorePart />,
    paper: <PaperPart />,
    icons: <IconsPart />,
    dialogs: <DialogsPart />,
  };
  return <InFrame where="AESI">{parts[part]}</InFrame>;
}

const root = document.getElementById('root');
if (!root) throw new Error('The gallery page has no root element');
createRoot(root).render(
  <StrictMode>
    <ToastProvider label="Messages" place="">
      <Gallery />
    </ToastProvider>
  </StrictMode>,
);
