import { useState, type ReactNode } from 'react';
import { Avatar } from '../avatar.tsx';
import { Button } from '../button.tsx';
import { Card, CardHead } from '../card.tsx';
import { Chip, ClubChip } from '../chip.tsx';
import { ClubDot } from '../club-glyph.tsx';
import { BatchBar, DataTable, type Column } from '../data-table.tsx';
import { EmptyState } from '../empty-state.tsx';
import { Field } from '../field.tsx';
import { IconTile, StateMark } from '../icon-tile.tsx';
import { Columns } from '../layout.tsx';
import { ListRow, ListRows } from '../list-rows.tsx';
import { Menu } from '../menu.tsx';
import { MultiChoice } from '../multi-choice.tsx';
import { PageHead } from '../page-head.tsx';
import { PassphraseInput } from '../passphrase-input.tsx';
import { Podium } from '../podium.tsx';
import { Qr } from '../qr.tsx';
import { Stars } from '../star-rating.tsx';
import { BarRow, BigFigure, Change, Hit, LiveDot, Quote, Terms } from '../text-parts.tsx';
import { Journal, JournalItem } from '../timeline.tsx';
import { clubs, fakeMatrix } from './samples.ts';

const accounts = [
  {
    name: 'Fatimata Compaoré',
    mail: 'tresoriere.info@demo.test',
    club: clubs[0],
    role: 'Trésorière',
    seen: 'aujourd’hui, 9 h 12',
  },
  {
    name: 'Yacouba Konaté',
    mail: 'y.konate@demo.test',
    club: clubs[3],
    role: 'Responsable',
    seen: 'mar. 3 mars, 18 h 20',
  },
  {
    name: 'Nadège Bationo',
    mail: 'n.bationo@demo.test',
    club: clubs[2],
    role: 'Responsable',
    seen: 'hier, 20 h 41',
  },
];

type Account = (typeof accounts)[number];

function who(row: Account): ReactNode {
  return (
    <>
      <b style={{ fontWeight: 500 }}>{row.name}</b>
      <span style={{ display: 'block', fontSize: 14 }}>{row.mail}</span>
    </>
  );
}

function role(row: Account): ReactNode {
  return <ClubChip clubSlug={row.club.clubSlug} name={row.role} />;
}

function more(row: Account): ReactNode {
  const items = [{ key: 'a', label: 'Rappeler', icon: 'mail', onSelect: () => undefined }] as const;
  return <Menu label={`Actions pour ${row.name}`} items={items} />;
}

const columns: readonly Column<Account>[] = [
  { key: 'who', title: 'Compte', phone: 'lead', cell: who },
  { key: 'role', title: 'Rôle', cell: role },
  { key: 'seen', title: 'Dernière connexion', cell: (row) => row.seen },
  { key: 'devices', title: 'Appareils', phone: 'hidden', end: true, cell: () => '2' },
];

function Accounts(): ReactNode {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['Yacouba Konaté']));
  const toggle = (key: string, on: boolean): void => {
    const next = new Set(selected);
    if (on) next.add(key);
    else next.delete(key);
    setSelected(next);
  };
  return (
    <div>
      <Card flush>
        <DataTable
          label="Comptes"
          rows={accounts}
          rowKey={(row) => row.name}
          selection={{ selected, onToggle: toggle, rowLabel: (row) => `Choisir ${row.name}`, title: 'Choix' }}
          columns={columns}
          trail={more}
          trailTitle="Actions"
        />
      </Card>
      {selected.size > 0 ? (
        <BatchBar text={`${selected.size} choisi(s)`}>
          <Button icon="mail">Rappeler</Button>
          <Button variant="quiet" icon="eye">
            Aperçu du retrait
          </Button>
        </BatchBar>
      ) : null}
    </div>
  );
}

function History(): ReactNode {
  return (
    <Card>
      <CardHead title="Journal" sub="Qui, quoi, quand" />
      <Journal>
        <JournalItem lead={<Avatar name="Adjaratou Barry" />}>
          <p>
            <b>Adjaratou Barry</b> a changé le lieu
          </p>
          <Change beforeLabel="Avant" before="Salle 104" afterLabel="Après" after="Salle informatique 2" />
        </JournalItem>
        <JournalItem lead={<Avatar name="Yacouba Konaté" />}>
          <p>Yacouba Konaté a été refusé</p>
        </JournalItem>
      </Journal>
      <div style={{ height: 24 }} />
      <Journal small>
        <JournalItem lead={<ClubDot clubSlug="informatique" />} trail={<Stars value={4} label="4 sur 5" />}>
          <b>SQL par la pratique</b>
          <p style={{ fontSize: 14 }}>Informatique · sam. 7 mars</p>
        </JournalItem>
        <JournalItem lead={<ClubDot clubSlug="anglais" />} trail={<Stars value={5} label="5 sur 5" />}>
          <b>Conversation : Yennenga</b>
        </JournalItem>
      </Journal>
    </Card>
  );
}

function People(): ReactNode {
  const [values, setValues] = useState<readonly string[]>(['w', 'r']);
  return (
    <Card clubSlug="informatique">
      <CardHead title="Personnes" trail={<Chip icon="lock">Bureau</Chip>} />
      <MultiChoice
        label="À qui"
        optional="(un ou plusieurs)"
        values={values}
        onToggle={(value, on) =>
          setValues(on ? [...values, value] : values.filter((other) => other !== value))
        }
        options={[
          { value: 's', label: 'Salif' },
          { value: 'w', label: 'Wendkuni' },
          { value: 'r', label: 'Roukiatou' },
        ]}
      />
      <div style={{ display: 'flex', gap: 8, margin: '16px 0' }}>
        <StateMark state="yes" label="Présent" />
        <StateMark state="no" label="Absent" />
        <StateMark state="excused" label="Excusé" />
        <StateMark state="unknown" label="À noter" />
        <StateMark state="yes" label="Présent" size="sm" />
      </div>
      <Podium
        label="Vainqueurs"
        places={[
          { key: '1', rank: 1, name: 'Rasmané Kaboré' },
          { key: '2', rank: 2, name: 'Awa Ouédraogo' },
          { key: '3', rank: 3, name: 'Estelle Kafando' },
        ]}
      />
      <Terms
        items={[
          { term: 'Lieu', text: 'Salle informatique 2' },
          { term: 'Animée par', text: 'Hervé Dabiré' },
        ]}
      />
      <p>
        Awa <Hit>Ouédra</Hit>ogo
      </p>
    </Card>
  );
}

export function MorePart(): ReactNode {
  return (
    <>
      <PageHead title="D’autres pièces" sub="Tableaux, journal, personnes, figures" />
      <Accounts />
      <div style={{ height: 24 }} />
      <Columns kind="halves">
        <History />
        <People />
        <Card clubSlug="informatique">
          <BigFigure label="En caisse" value="184 500" unit="FCFA" />
          <BigFigure label="Code à donner dans la salle" value="482 913" spaced />
          <p>
            <LiveDot /> 38 présents
          </p>
          <BarRow label="Eau et collation" value="58 500 FCFA" share={{ value: 58, max: 58 }} />
          <BarRow label="Impression" value="31 000 FCFA" share={{ value: 31, max: 58 }} />
          <BarRow
            label="Disque"
            value="31 sur 51 Go"
            share={{ value: 31, max: 51 }}
            tone="blue"
            note="Assez pour 14 mois"
          />
          <Qr matrix={fakeMatrix()} label="Code à scanner" sizePx={152} />
          <Quote by="SQL par la pratique, 7 mars">« Il faut une deuxième séance. »</Quote>
        </Card>
        <Card>
          <EmptyState
            icon="lock"
            tone="orange"
            title="La caisse est verrouillée"
            text="Elle s’est fermée après 10 min sans usage."
            action={
              <Button variant="primary" size="lg" icon="unlock">
                Ouvrir la caisse
              </Button>
            }
          >
            <Field label="Phrase de passe">
              <PassphraseInput showLabel="Montrer la phrase" hideLabel="Cacher la phrase" />
            </Field>
          </EmptyState>
          <ListRows>
            <ListRow
              lead={<IconTile icon="mail" tone="red" />}
              title="Courriels"
              detail="En panne depuis 9 h 10"
            />
            <ListRow
              lead={<IconTile icon="database" tone="green" />}
              title="Base de données"
              detail="4 ms"
              trail="412 Mo"
            />
          </ListRows>
        </Card>
      </Columns>
    </>
  );
}
