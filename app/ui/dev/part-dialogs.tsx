import { useState, type ReactNode } from 'react';
import { Button } from '../button.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { Field } from '../field.tsx';
import { Menu } from '../menu.tsx';
import { PageHead } from '../page-head.tsx';
import { Sheet } from '../sheet.tsx';
import { TextInput } from '../text-input.tsx';
import { useToast } from '../toast.tsx';

export function DialogsPart(): ReactNode {
  const toast = useToast();
  const [confirming, setConfirming] = useState(false);
  const [sheet, setSheet] = useState(false);
  return (
    <>
      <PageHead title="Ce qui se lève" sub="Message bref, question, feuille, menu" />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        <Button onClick={() => toast.show({ text: 'Activité enregistrée' })}>Message</Button>
        <Button
          onClick={() =>
            toast.show({
              text: 'Photo retirée partout',
              icon: 'trash',
              action: { label: 'Annuler', onPress: () => toast.show({ text: 'Photo remise', icon: 'undo' }) },
            })
          }
        >
          Message avec acte
        </Button>
        <Button onClick={() => setConfirming(true)}>Question</Button>
        <Button onClick={() => setSheet(true)}>Feuille</Button>
        <Menu
          trigger="button"
          label="Menu"
          items={[
            { key: 'a', label: 'Modifier', icon: 'edit', onSelect: () => undefined },
            { key: 'b', label: 'Fusionner avec une autre fiche', icon: 'merge', onSelect: () => undefined },
            { key: 'c', label: 'Supprimer', icon: 'trash', danger: true, onSelect: () => undefined },
          ]}
        />
      </div>
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title="Supprimer « Initiation à Python » ?"
        confirmLabel="Supprimer l’activité"
        cancelLabel="Garder"
        onConfirm={() => setConfirming(false)}
      >
        Ses 38 présences et ses 6 photos partiront avec elle, sur tous les appareils.
      </ConfirmDialog>
      <Sheet
        open={sheet}
        onOpenChange={setSheet}
        title="Nouvelle activité"
        sub="Trois champs suffisent"
        closeLabel="Fermer"
        foot={
          <Button variant="primary" size="lg" block onClick={() => setSheet(false)}>
            Créer
          </Button>
        }
      >
        <Field label="Thème">
          <TextInput />
        </Field>
      </Sheet>
    </>
  );
}
