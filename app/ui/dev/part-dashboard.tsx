import type { ReactNode } from 'react';
import { Avatar } from '../avatar.tsx';
import { ButtonLink } from '../button.tsx';
import { ActionBar } from '../action-bar.tsx';
import { Card, CardFoot, CardHead } from '../card.tsx';
import { Chip } from '../chip.tsx';
import { ClubGlyph, Legend } from '../club-glyph.tsx';
import { Figures } from '../figures.tsx';
import { Icon } from '../icon.tsx';
import { Columns, Section, Stack } from '../layout.tsx';
import { ListRow, ListRows } from '../list-rows.tsx';
import { Menu } from '../menu.tsx';
import { PageHead } from '../page-head.tsx';
import { RankList } from '../rank-list.tsx';
import { Ring } from '../ring.tsx';
import { Sparkline } from '../sparkline.tsx';
import { TextLink } from '../text-action.tsx';
import { clubs, ranking } from './samples.ts';

function ClubCard({ club }: { readonly club: (typeof clubs)[number] }): ReactNode {
  return (
    <Card weave clubSlug={club.clubSlug} href={`#${club.clubSlug}`}>
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: '64px 1fr',
          gap: 12,
          padding: 16,
          alignItems: 'center',
        }}
      >
        <Ring percent={club.percent} label={`Taux d’exécution : ${club.percent} %`} />
        <div>
          <h2 style={{ fontSize: 16, lineHeight: '24px' }}>{club.label}</h2>
          <p style={{ fontSize: 14, lineHeight: '20px', color: 'var(--ink-soft)' }}>
            {club.people} participations
          </p>
        </div>
        <div style={{ gridColumn: '1 / 3' }}>
          <Sparkline points={club.points} label="Participations par mois" />
        </div>
      </div>
      <div
        style={{
          display: 'flex',
          gap: 8,
          padding: '10px 16px',
          borderTop: '1px solid var(--line)',
          fontSize: 14,
          lineHeight: '20px',
        }}
      >
        <Icon name="calendar" size="sm" />
        <span>
          <b style={{ display: 'block', fontWeight: 500 }}>{club.next}</b>
          {club.when}
        </span>
      </div>
    </Card>
  );
}

export function DashboardPart(): ReactNode {
  return (
    <>
      <PageHead
        title="Tableau de bord"
        sub="Année 2025–2026 · chiffres d’aujourd’hui, 14 h 32"
        actions={
          <>
            <Menu
              trigger="button"
              label="2025–2026"
              items={[
                { key: '1', label: '2025–2026', chosen: true, onSelect: () => undefined },
                { key: '2', label: '2024–2025', chosen: false, onSelect: () => undefined },
              ]}
            />
            <ActionBar>
              <ButtonLink href="#pdf" variant="primary" icon="document">
                Rapport PDF
              </ButtonLink>
            </ActionBar>
          </>
        }
      />
      <Stack>
        <Figures
          label="Chiffres de l’année"
          items={[
            { label: 'Activités', value: '52', change: { text: '+ 9', better: true }, note: 'sur un an' },
            {
              label: 'Participations',
              value: '1 640',
              change: { text: '+ 12 %', better: true },
              note: 'sur un an',
            },
            { label: 'Moyenne par activité', value: '31,5', note: 'l’an passé : 29,8' },
            { label: 'Taux d’exécution', value: '69 %', note: '62 actions sur 90' },
          ]}
        />
        <Columns kind="quarters" even>
          {clubs.map((club) => (
            <ClubCard key={club.clubSlug} club={club} />
          ))}
        </Columns>
        <Columns kind="halves" even>
          <Card>
            <CardHead
              title="Awa Ouédraogo mène le top 10"
              sub="Présences depuis octobre ; une personne compte une fois."
            />
            <RankList label="Dix premiers" items={ranking} />
            <div style={{ marginTop: 12 }}>
              <Legend items={clubs} />
            </div>
          </Card>
          <Card>
            <CardHead
              title="Palmarès"
              trail={
                <TextLink href="#p" iconEnd="chevron-right">
                  Tout voir
                </TextLink>
              }
            />
            <ListRows>
              <ListRow
                lead={<ClubGlyph clubSlug="art-oratoire" icon="cup" />}
                title="Clarisse Somé"
                detail="Joute oratoire : l’IA remplacera-t-elle le statisticien ? Art oratoire, 7 mars"
              />
              <ListRow
                lead={<ClubGlyph clubSlug="sport" icon="cup" />}
                title="Équipe Licence 2"
                detail="Tournoi de football"
                href="#e"
              />
              <ListRow
                lead={<ClubGlyph clubSlug="informatique" icon="cup" />}
                title="Équipe Yaar Data"
                detail="Hackathon : données ouvertes"
                onPress={() => undefined}
              />
            </ListRows>
          </Card>
        </Columns>
      </Stack>
      <Section title="Pour le bureau de l’AESI" icon="lock" sub="Visible du bureau seulement.">
        <Columns kind="halves" even>
          <Card>
            <CardHead
              level={3}
              title="Un téléphone se tait depuis 9 jours"
              sub="11 appareils sur 12 sont à jour"
            />
            <ListRows>
              <ListRow
                lead={<Avatar name="Yacouba Konaté" />}
                title="Yacouba Konaté"
                detail="Sport · mar. 3 mars"
                trail={
                  <Chip tone="amber" icon="clock">
                    9 jours
                  </Chip>
                }
              />
              <ListRow
                lead={<Avatar name="Nadège Bationo" clubSlug="art-oratoire" />}
                title="Nadège Bationo"
                detail="Art oratoire · 14 h 05"
                trail={
                  <Chip tone="green" icon="check">
                    À jour
                  </Chip>
                }
              />
            </ListRows>
            <CardFoot>
              <TextLink href="#m" icon="send">
                Écrire à Yacouba
              </TextLink>
            </CardFoot>
          </Card>
        </Columns>
      </Section>
    </>
  );
}
