import { useState, type ReactNode } from 'react';
import { BusyLine } from '../busy-line.tsx';
import { Button, ButtonLink } from '../button.tsx';
import { Card, CardFoot, CardHead } from '../card.tsx';
import { Chip, ClubChip } from '../chip.tsx';
import { ClubGlyph } from '../club-glyph.tsx';
import { EmptyState } from '../empty-state.tsx';
import { ErrorState } from '../error-state.tsx';
import { FilterPills } from '../filter-pills.tsx';
import { IconButton } from '../icon-button.tsx';
import { Indicator } from '../indicator.tsx';
import { Columns, Section, Stack } from '../layout.tsx';
import { Menu } from '../menu.tsx';
import { Meter } from '../meter.tsx';
import { Notice } from '../notice.tsx';
import { PageHead } from '../page-head.tsx';
import { Loading, SkeletonClubCard, SkeletonRows } from '../skeleton.tsx';
import { Stars } from '../star-rating.tsx';
import { Steps } from '../steps.tsx';
import { TextAction, TextLink } from '../text-action.tsx';
import { Weave } from '../weave.tsx';
import { FormPart } from './part-form.tsx';
import { clubs } from './samples.ts';

function Buttons(): ReactNode {
  return (
    <Card>
      <CardHead title="Boutons" sub="Un orange par écran ; 44 px, ou 52 pour l’acte de l’écran" />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        <Button variant="primary" icon="plus">
          Nouvelle activité
        </Button>
        <Button icon="download">Exporter</Button>
        <Button variant="quiet">Annuler</Button>
        <Button variant="danger" icon="trash">
          Supprimer
        </Button>
        <Button icon="sync" busy busyLabel="Envoi…">
          Envoyer
        </Button>
        <ButtonLink href="#x" iconEnd="chevron-down">
          2025–2026
        </ButtonLink>
        <IconButton icon="edit" label="Modifier" />
        <IconButton icon="camera" label="Photographier" outline />
        <Menu
          label="Autres actions"
          items={[{ key: 'a', label: 'Fusionner', icon: 'merge', onSelect: () => undefined }]}
        />
      </div>
    </Card>
  );
}

function Chips(): ReactNode {
  return (
    <Card>
      <CardHead title="Jetons" sub="Une icône et un mot" />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        <Chip tone="blue" icon="calendar">
          Planifiée
        </Chip>
        <Chip tone="orange" icon="play">
          En cours
        </Chip>
        <Chip tone="green" icon="check">
          Terminée
        </Chip>
        <Chip icon="close">Annulée</Chip>
        {clubs.map((club) => (
          <ClubChip key={club.clubSlug} clubSlug={club.clubSlug} name={club.label} />
        ))}
        <ClubChip clubSlug="echecs" name="Échecs" />
        <Chip tone="red" icon="alert">
          Refusé
        </Chip>
        <Chip tone="amber" icon="clock">
          9 jours
        </Chip>
      </div>
    </Card>
  );
}

function ClubSigns(): ReactNode {
  return (
    <Card>
      <CardHead title="Les quatre clubs" sub="Teinte, signe et tissage" />
      {[...clubs, { clubSlug: 'echecs', label: 'Un club nouveau' }].map((club) => (
        <div
          key={club.clubSlug}
          data-club={club.clubSlug}
          style={{ display: 'flex', gap: 12, padding: '8px 0' }}
        >
          <ClubGlyph clubSlug={club.clubSlug} />
          <div style={{ flex: 1 }}>
            <p style={{ color: 'var(--tint-text)', fontWeight: 500 }}>{club.label}</p>
            <Weave />
          </div>
        </div>
      ))}
    </Card>
  );
}

function Indicators(): ReactNode {
  const say = (text: string): string => `État de la connexion : ${text}. Ouvrir la synchronisation`;
  return (
    <Card>
      <CardHead title="Indicateur" sub="Un seul à la fois" />
      <Indicator state="current" text="À jour" label={say('À jour')} />
      <Indicator state="offline" text="Hors ligne · 53" label={say('Hors ligne · 53')} />
      <Indicator state="waiting" text="53 en attente" label={say('53 en attente')} />
      <Indicator state="refused" text="2 refusés" label={say('2 refusés')} href="#s" />
      <div style={{ display: 'grid', gap: 16, marginTop: 16 }}>
        <Steps
          label="Avancement"
          items={[
            { label: 'Planifiée', state: 'past', icon: 'calendar' },
            { label: 'En cours', state: 'now', icon: 'play' },
            { label: 'Terminée', state: 'next', icon: 'check' },
          ]}
        />
        <Meter value={72} max={100} label="Temps restant" />
        <Meter value={60} max={100} tone="amber" thick label="Place utilisée" valueText="60 Mo sur 100" />
        <BusyLine label="Ouverture du coffre…" />
        <p>
          <Stars value={4} label="4 étoiles sur 5" />
        </p>
      </div>
    </Card>
  );
}

function Messages(): ReactNode {
  return (
    <Card>
      <CardHead title="Erreurs et avis" sub="Ce qui s’est passé, ce qui est sauf, quoi faire" level={3} />
      <div style={{ display: 'grid', gap: 12 }}>
        <Notice tone="bad" title="La photo n’est pas partie.">
          Le réseau a coupé à 60 %. Elle reste ici et repartira seule.
        </Notice>
        <Notice tone="warn" icon="device" title="Il reste 40 Mo.">
          Les présences passent encore.
        </Notice>
        <Notice title="L’heure a reculé de 3 min." actions={<TextAction>Confirmer l’heure</TextAction>}>
          Confirmez-la avant de rouvrir.
        </Notice>
        <Notice tone="good" title="Tout est arrivé.">
          120 présences et 30 photos.
        </Notice>
        <Notice tone="plain" icon="offline" title="Pas de réseau.">
          L’envoi attendra.
        </Notice>
      </div>
      <CardFoot>
        <TextLink href="#t" icon="table">
          Voir le tableau
        </TextLink>
        <TextAction icon="download">CSV</TextAction>
        <TextLink href="#g" iconEnd="chevron-right">
          Toute la galerie
        </TextLink>
      </CardFoot>
    </Card>
  );
}

export function ComponentsPart(): ReactNode {
  const [filter, setFilter] = useState<'all' | 'planned' | 'done' | 'off'>('all');
  return (
    <>
      <PageHead
        title="Composants et états"
        sub="Ce que les pages partagent"
        back={{ href: '#', label: 'Accueil' }}
      />
      <Columns kind="halves" even>
        <Buttons />
        <Chips />
        <ClubSigns />
        <Indicators />
        <Card>
          <CardHead title="Chargement" sub="La forme de ce qui vient" />
          <Loading label="Chargement">
            <SkeletonClubCard />
            <SkeletonRows count={2} />
          </Loading>
        </Card>
        <Messages />
        <Card>
          <EmptyState
            icon="calendar"
            clubSlug="anglais"
            title="Aucune activité pour l’instant"
            text="Les séances du club paraîtront ici, avec leurs photos et leurs chiffres."
            action={
              <Button size="lg" icon="plus">
                Créer la première
              </Button>
            }
          />
        </Card>
        <Card>
          <ErrorState
            title="La page n’a pas pu s’ouvrir"
            safe="Tout ce que vous avez noté est gardé sur ce téléphone."
            next="Réessayez ; si cela revient, montrez les détails au responsable."
            actions={<Button icon="sync">Réessayer</Button>}
            details={{ label: 'Détails', text: 'QuotaExceededError' }}
          />
        </Card>
        <FormPart />
        <Stack>
          <Section title="Filtres" icon="filter" sub="Pastilles de 44 px">
            <FilterPills
              label="État"
              selected={filter}
              onToggle={setFilter}
              options={[
                { value: 'all', label: 'Toutes', count: 19 },
                { value: 'planned', label: 'Planifiées', count: 4 },
                { value: 'done', label: 'Terminées', count: 14 },
                { value: 'off', label: 'Annulées', count: 1 },
              ]}
            >
              <Menu
                trigger="pill"
                icon="calendar"
                label="2025–2026"
                items={[{ key: 'y', label: '2025–2026', chosen: true, onSelect: () => undefined }]}
              />
            </FilterPills>
          </Section>
        </Stack>
      </Columns>
    </>
  );
}
