import type { ReactNode } from 'react';
import { ActionBar } from '../action-bar.tsx';
import { Button } from '../button.tsx';
import { Card } from '../card.tsx';
import { CheckRow } from '../check-row.tsx';
import { Chip } from '../chip.tsx';
import { ClubGlyph } from '../club-glyph.tsx';
import { IconButton } from '../icon-button.tsx';
import { Icon } from '../icon.tsx';
import { Columns } from '../layout.tsx';
import { PageHead } from '../page-head.tsx';
import { Ring } from '../ring.tsx';
import { Tabs } from '../tabs.tsx';
import { Facts, Timeline, TimelineItem, TimelineMonth } from '../timeline.tsx';

function Activity({ title, hot }: { readonly title: string; readonly hot?: boolean }): ReactNode {
  return (
    <Card compact href="#activite">
      <h3>{title}</h3>
      <Facts
        items={[
          { icon: 'pin', text: 'Salle informatique 2' },
          { icon: 'clock', text: '15 h' },
        ]}
      />
      <div style={{ marginTop: 8 }}>
        {hot ? (
          <Chip tone="blue" icon="calendar">
            Planifiée
          </Chip>
        ) : (
          <Chip tone="green" icon="check">
            Terminée
          </Chip>
        )}
      </div>
    </Card>
  );
}

export function ClubPart(): ReactNode {
  return (
    <>
      <Card weave clubSlug="informatique">
        <div style={{ padding: 16 }}>
          <div style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
            <ClubGlyph clubSlug="informatique" size="lg" />
            <div style={{ flex: 1 }}>
              <PageHead
                over="Club"
                title="Informatique"
                actions={
                  <ActionBar>
                    <Button variant="primary" icon="plus">
                      Nouvelle activité
                    </Button>
                    <IconButton icon="camera" label="Photographier" outline />
                  </ActionBar>
                }
              />
            </div>
          </div>
        </div>
      </Card>
      <Tabs
        label="Pages du club"
        items={[
          { href: '#a', label: 'Activités', current: true },
          { href: '#b', label: 'Programme' },
          { href: '#c', label: 'Galerie' },
          { href: '#d', label: 'Bureau' },
          { href: '#e', label: 'Participants', icon: 'lock' },
          { href: '#f', label: 'Finances', icon: 'lock' },
          { href: '#g', label: 'Équipe', icon: 'lock' },
        ]}
      />
      <Columns kind="main">
        <div>
          <TimelineMonth label="Mars 2026" aside="93 participations" />
          <Timeline>
            <TimelineItem date={{ top: 'sam.', main: '28' }}>
              <Activity title="QGIS : cartographier les marchés de Ouaga" hot />
            </TimelineItem>
            <TimelineItem date={{ top: 'sam.', main: '14', hot: true }}>
              <Activity title="Initiation à Python pour l’enquête" hot />
            </TimelineItem>
            <TimelineItem date={{ top: 'mer.', main: '11' }}>
              <Activity title="Atelier LaTeX : un mémoire propre" />
            </TimelineItem>
          </Timeline>
        </div>
        <Card>
          <div style={{ display: 'flex', gap: 16, alignItems: 'center', paddingBottom: 12 }}>
            <Ring percent={68} size="lg" label="Taux d’exécution : 68 %" />
            <div>
              <h2>Programme 2025–2026</h2>
              <p style={{ fontSize: 14, lineHeight: '20px', color: 'var(--ink-soft)' }}>
                17 actions faites sur 25.
              </p>
            </div>
          </div>
          <CheckRow
            look="strong"
            label="Hackathon annuel"
            detail="Fait le 14 févr."
            checked
            onChange={() => undefined}
          />
          <CheckRow
            look="strong"
            label="Former dix enquêteurs à KoboToolbox"
            detail={
              <>
                <Icon name="alert" size="sm" className="text-red-text" />
                <span className="text-red-text">En retard de 6 jours</span>
              </>
            }
            checked={false}
            onChange={() => undefined}
          />
          <CheckRow
            look="strong"
            label="Visite de l’INSD"
            detail="Annulée : reportée"
            mixed
            checked={false}
            onChange={() => undefined}
          />
        </Card>
      </Columns>
    </>
  );
}
