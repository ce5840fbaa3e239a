import { useState, type ReactNode } from 'react';
import { Button } from '../button.tsx';
import { CodeInput } from '../code-input.tsx';
import { Field } from '../field.tsx';
import { Icon } from '../icon.tsx';
import { clubIcon } from '../club-glyph.tsx';
import { IconButton } from '../icon-button.tsx';
import { Keypad } from '../keypad.tsx';
import { Mark } from '../mark.tsx';
import { Meter } from '../meter.tsx';
import { Qr } from '../qr.tsx';
import { RoundIcon } from '../round-icon.tsx';
import { Weave, Weaves } from '../weave.tsx';
import { clubs, fakeMatrix } from './samples.ts';

const screen = {
  width: '100%',
  maxWidth: 384,
  minHeight: 800,
  border: '1px solid var(--line)',
  borderRadius: 20,
  overflow: 'hidden',
  background: 'var(--surface)',
  display: 'flex',
  flexDirection: 'column',
} as const;

function KioskHead(): ReactNode {
  return (
    <>
      <Weave size="head" />
      <div className="flex items-center gap-3 bg-tint-deep px-4 py-3 text-on-deep">
        <Icon name={clubIcon('informatique')} />
        <div style={{ flex: 1 }}>
          <b>Initiation à Python</b>
          <p style={{ fontSize: 14 }}>Club d’Informatique</p>
        </div>
        <IconButton icon="lock" label="Quitter" className="!text-on-deep hover:!bg-white/15" />
      </div>
    </>
  );
}

export function ScreensPart(): ReactNode {
  const [code, setCode] = useState('482');
  const [second, setSecond] = useState('704');
  return (
    <main style={{ display: 'flex', flexWrap: 'wrap', gap: 24, padding: 16, justifyContent: 'center' }}>
      <h1 className="sr-only">Écrans pleins</h1>
      <section style={screen} data-club="informatique">
        <KioskHead />
        <div
          style={{ flex: 1, padding: '24px 16px 16px', display: 'flex', flexDirection: 'column', gap: 16 }}
        >
          <h2>Entrez le code affiché dans la salle</h2>
          <Field label="Code, six chiffres" error="Ce code n’est pas le bon. Encore 3 essais.">
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
        </div>
      </section>
      <section style={screen}>
        <Weaves clubSlugs={clubs.map((club) => club.clubSlug)} />
        <div style={{ flex: 1, padding: 24, display: 'grid', alignContent: 'start', gap: 16 }}>
          <Mark size="lg" />
          <h2>Votre code</h2>
          <Field label="Code à six chiffres" hint="Dans votre application de codes">
            <CodeInput value={second} onValue={setSecond} autoFocus />
          </Field>
          <Meter value={18} max={30} label="Le code change dans 18 s" tone="blue" />
          <Qr matrix={fakeMatrix()} label="Code à scanner" sizePx={168} />
          <Button variant="primary" size="lg" block icon="key">
            Vérifier
          </Button>
        </div>
      </section>
      <section style={screen} data-club="informatique">
        <KioskHead />
        <div
          style={{
            flex: 1,
            display: 'grid',
            alignContent: 'center',
            justifyItems: 'center',
            gap: 16,
            background: 'var(--tint-soft)',
          }}
        >
          <RoundIcon icon="check" size="xl" />
          <h2 style={{ fontSize: 44, lineHeight: '52px' }}>Merci Awa !</h2>
        </div>
      </section>
    </main>
  );
}
