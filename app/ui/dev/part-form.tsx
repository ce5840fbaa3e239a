import { useState, type ReactNode } from 'react';
import { Card, CardHead } from '../card.tsx';
import { CheckRow } from '../check-row.tsx';
import { ChoiceGroup } from '../choice-group.tsx';
import { Field } from '../field.tsx';
import { PassphraseInput } from '../passphrase-input.tsx';
import { StarRating } from '../star-rating.tsx';
import { TextArea } from '../text-area.tsx';
import { SelectInput, TextInput } from '../text-input.tsx';

export function FormPart(): ReactNode {
  const [place, setPlace] = useState<string | undefined>('s1');
  const [level, setLevel] = useState<string | undefined>('L2');
  const [kind, setKind] = useState<string | undefined>('in');
  const [stars, setStars] = useState<number | undefined>(4);
  const [agreed, setAgreed] = useState(true);
  return (
    <Card clubSlug="informatique">
      <CardHead title="Champs" sub="Le reste peut attendre" />
      <div style={{ display: 'grid', gap: 16 }}>
        <Field label="Thème">
          <TextInput defaultValue="QGIS : cartographier Ouaga" />
        </Field>
        <Field label="Adresse du lieu" error="Indiquez où se retrouver, par exemple la bibliothèque.">
          <TextInput />
        </Field>
        <Field label="Chercher" hint="Nom, filière ou matricule">
          <TextInput icon="search" type="search" placeholder="Un nom" />
        </Field>
        <Field label="Montant">
          <TextInput unit="FCFA" inputMode="numeric" defaultValue="12 500" />
        </Field>
        <Field label="Phrase de passe" hint="Cinq mots simples. Elle ne quitte pas cet appareil.">
          <PassphraseInput
            showLabel="Montrer la phrase"
            hideLabel="Cacher la phrase"
            defaultValue="mil karité"
          />
        </Field>
        <Field label="Appréciation" optional="(si vous voulez)">
          <TextArea placeholder="Quelques mots" />
        </Field>
        <Field label="Poste">
          <SelectInput
            options={[
              { value: 'a', label: 'Secrétaire' },
              { value: 'b', label: 'Trésorière' },
            ]}
          />
        </Field>
        <ChoiceGroup
          label="Lieu"
          value={place}
          onChange={setPlace}
          options={[
            { value: 's1', label: 'Salle informatique 1' },
            { value: 's2', label: 'Salle informatique 2' },
            { value: 'a', label: 'Amphi A' },
          ]}
          error="Choisissez un lieu."
        />
        <ChoiceGroup
          label="Niveau"
          layout="even"
          value={level}
          onChange={setLevel}
          options={['L1', 'L2', 'L3', 'M1', 'M2'].map((value) => ({ value, label: value }))}
        />
        <ChoiceGroup
          label="Sens"
          layout="segmented"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'in', label: 'Entrée', icon: 'arrow-in' },
            { value: 'out', label: 'Dépense', icon: 'arrow-out' },
          ]}
        />
        <ChoiceGroup
          label="Qui garder"
          layout="list"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'in', label: 'Ouédraogo Ali', detail: 'Statistique, L2' },
            { value: 'out', label: 'Ouedraogo Aly' },
          ]}
        />
        <StarRating label="Votre note" value={stars} onChange={setStars} starLabel={(n) => `${n} sur 5`} />
        <div>
          <CheckRow label="Mon nom peut paraître au palmarès." checked={agreed} onChange={setAgreed} />
          <CheckRow
            label="Les photos où je suis peuvent être publiées."
            checked={!agreed}
            onChange={() => undefined}
          />
          <CheckRow
            look="strong"
            label="Visite annulée"
            detail="Reportée"
            mixed
            checked={false}
            onChange={() => undefined}
          />
        </div>
      </div>
    </Card>
  );
}
