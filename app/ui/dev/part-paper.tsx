import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { Figures } from '../figures.tsx';
import { Loading, SkeletonFigures } from '../skeleton.tsx';
import { BarRow, Terms } from '../text-parts.tsx';
import { LiveText, VisuallyHidden } from '../visually-hidden.tsx';
import { Weave } from '../weave.tsx';

const names = ['Barry Adjaratou', 'Belem Roukiatou', 'Compaoré Fatimata', 'Dabiré Hervé', 'Ouédraogo Awa'];

/** Paper stays light in both themes and prints on A4. */
export function PaperPart(): ReactNode {
  return (
    <>
      <p className="no-print" style={{ paddingBottom: 12 }}>
        <Button icon="print">
          Imprimer <VisuallyHidden>la feuille</VisuallyHidden>
        </Button>
        <LiveText text="Deux feuilles" />
      </p>
      <Loading label="Chiffres en route">
        <SkeletonFigures />
      </Loading>
      <div style={{ height: 24 }} />
      <article className="paper" data-club="informatique">
        <Weave />
        <h1>Feuille d’émargement</h1>
        <Terms
          items={[
            { term: 'Activité', text: 'Initiation à Python' },
            { term: 'Lieu', text: 'Salle informatique 2' },
          ]}
        />
        <Figures
          items={[
            { label: 'Présents', value: '38' },
            { label: 'Première fois', value: '11' },
            { label: 'Note', value: '4,3' },
            { label: 'Photos', value: '6' },
          ]}
        />
        <table style={{ width: '100%', fontSize: 14 }}>
          <caption className="sr-only">Présents</caption>
          <tbody>
            {names.map((name) => (
              <tr key={name} style={{ borderBottom: '1px solid var(--line)' }}>
                <th scope="row" style={{ textAlign: 'start', height: 34 }}>
                  {name}
                </th>
                <td>Analyse statistique</td>
              </tr>
            ))}
          </tbody>
        </table>
        <BarRow label="L2" value="16" share={{ value: 16, max: 20 }} />
      </article>
    </>
  );
}
