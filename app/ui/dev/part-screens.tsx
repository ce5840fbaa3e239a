import { useState, type ReactNode } from 'react';
import { Button } from '../button.tsx';
import { CheckRow } from '../check-row.tsx';
import { ChoiceGroup } from '../choice-group.tsx';
import { CodeInput } from '../code-input.tsx';
import { Field } from '../field.tsx';
import { ClubScreen, DoorScreen } from '../full-screen.tsx';
import { Keypad } from '../keypad.tsx';
import { Columns } from '../layout.tsx';
import { Meter } from '../meter.tsx';
import { Notice } from '../notice.tsx';
import { PassphraseInput } from '../passphrase-input.tsx';
import { RoundIcon } from '../round-icon.tsx';
import { StarRating } from '../star-rating.tsx';
import { TextInput } from '../text-input.tsx';
import { clubs } from './samples.ts';

const place = {
  clubSlug: 'informatique',
  title: 'Initiation à Python pour l’enquête',
  sub: 'Club d’Informatique',
};
const slugs = clubs.map((club) => club.clubSlug);

export function KioskPart(): ReactNode {
  const [code, setCode] = useState('482');
  return (
    <ClubScreen {...place} action={{ icon: 'lock', label: 'Quitter la borne', onPress: () => undefined }}>
      <div>
        <h1 style={{ fontSize: 20, lineHeight: '28px' }}>Entrez le code affiché dans la salle</h1>
        <p style={{ color: 'var(--ink-soft)' }}>Six chiffres, valables jusqu’à 18 h.</p>
      </div>
      <Field label="Code de présence" error="Ce code n’est pas le bon. Encore 3 essais.">
        <CodeInput value={code} onValue={setCode} ownKeypad />
      </Field>
      <div style={{ marginTop: 'auto' }}>
        <Keypad
          label="Chiffres"
          eraseLabel="Effacer"
          onDigit={(digit) => setCode((code + digit).slice(0, 6))}
          onErase={() => setCode(code.slice(0, -1))}
        />
      </div>
    </ClubScreen>
  );
}

export function KioskFormPart(): ReactNode {
  const [stars, setStars] = useState<number | undefined>(4);
  return (
    <ClubScreen {...place} action={{ icon: 'lock', label: 'Quitter la borne', onPress: () => undefined }}>
      <h1 className="sr-only">Qui êtes-vous ?</h1>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
        <Field label="Prénom">
          <TextInput defaultValue="Awa" />
        </Field>
        <Field label="Nom">
          <TextInput defaultValue="Ouédraogo" />
        </Field>
      </div>
      <ChoiceGroup
        label="Filière"
        value="as"
        onChange={() => undefined}
        options={[
          { value: 'as', label: 'Analyse statistique' },
          { value: 'de', label: 'Démographie' },
          { value: 'si', label: 'Stat-info' },
          { value: 'au', label: 'Autre' },
        ]}
      />
      <ChoiceGroup
        label="Niveau"
        layout="even"
        value="L2"
        onChange={() => undefined}
        options={['L1', 'L2', 'L3', 'M1', 'M2'].map((value) => ({ value, label: value }))}
      />
      <StarRating label="Votre note" value={stars} onChange={setStars} starLabel={(n) => `${n} sur 5`} />
      <Field label="Une suggestion" optional="(si vous voulez)">
        <TextInput defaultValue="Plus d’exercices" />
      </Field>
      <div>
        <CheckRow label="Mon nom peut paraître au palmarès." checked onChange={() => undefined} />
        <CheckRow
          label="Les photos où je suis peuvent être publiées."
          checked={false}
          onChange={() => undefined}
        />
      </div>
      <Button variant="primary" size="lg" block icon="check" className="mt-auto">
        Je suis là
      </Button>
    </ClubScreen>
  );
}

export function ThanksPart(): ReactNode {
  return (
    <ClubScreen
      {...place}
      ground="tint"
      action={{ icon: 'lock', label: 'Quitter la borne', onPress: () => undefined }}
    >
      <RoundIcon icon="check" size="xl" />
      <h1 style={{ fontSize: 44, lineHeight: '52px' }}>Merci Awa !</h1>
      <p style={{ fontSize: 20, lineHeight: '28px' }}>Vous êtes la 39e personne.</p>
    </ClubScreen>
  );
}

export function DoorPart(): ReactNode {
  const [code, setCode] = useState('7041');
  return (
    <Columns kind="halves">
      <DoorScreen
        clubSlugs={slugs}
        title="Bonjour Fatimata"
        sub="Trésorière du club d’Informatique"
        foot={
          <>
            <Button variant="primary" size="lg" block icon="unlock">
              Ouvrir
            </Button>
            <Button variant="quiet" size="lg" block icon="users">
              Changer de personne
            </Button>
          </>
        }
      >
        <Notice tone="plain" icon="offline" title="Pas de réseau.">
          Votre phrase ouvre ce qui est sur ce téléphone.
        </Notice>
        <Field label="Phrase de passe" error="Ce n’est pas la bonne phrase. Rien n’est effacé.">
          <PassphraseInput
            showLabel="Montrer la phrase"
            hideLabel="Cacher la phrase"
            defaultValue="mil karité"
          />
        </Field>
        <Field label="Votre code">
          <CodeInput value={code} onValue={setCode} autoFocus />
        </Field>
        <Meter value={18} max={30} label="Temps avant le prochain code" tone="blue" />
      </DoorScreen>
    </Columns>
  );
}
