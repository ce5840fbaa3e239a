/* What the primitives promise to those who use them, beyond their looks; the looks are checked by dev/look.mjs with axe-core. */
import fc from 'fast-check';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { initialsOf } from './avatar.tsx';
import { Button } from './button.tsx';
import { clubIcon } from './club-glyph.tsx';
import { CodeInput, digitsOf } from './code-input.tsx';
import { ChoiceGroup } from './choice-group.tsx';
import { DataTable } from './data-table.tsx';
import { Field } from './field.tsx';
import { Icon } from './icon.tsx';
import { Link, LinkProvider, type LinkProps } from './link.tsx';
import { nextIndex } from './menu.tsx';
import { Meter } from './meter.tsx';
import { PassphraseArea } from './passphrase-area.tsx';
import { qrPath } from './qr.tsx';
import { TextArea } from './text-area.tsx';
import { TextInput } from './text-input.tsx';
import { createToaster, createToastLine, type ToastCall } from './toast-line.ts';

const nothing = (): void => undefined;

describe('codes', () => {
  it('keep digits only, at most the length, whatever is pasted', () => {
    expect(digitsOf(' 482 913 ', 6)).toBe('482913');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(digitsOf(text, 6)).toMatch(/^\d{0,6}$/u);
      }),
    );
  });

  it('are one real input, with the label and the error of its field', () => {
    const html = renderToStaticMarkup(
      <Field label="Code" error="Ce code n’est pas le bon.">
        <CodeInput value="482" onValue={nothing} />
      </Field>,
    );
    expect(html.match(/<input/gu)).toHaveLength(1);
    expect(html).toMatch(/autocomplete="one-time-code"/iu);
    const id = /<label for="([^"]+)"/u.exec(html)?.[1];
    expect(html).toContain(`id="${id}"`);
    expect(html).toContain(`aria-describedby="${id}-error"`);
    expect(html).toContain('aria-invalid="true"');
  });
});

it('R21 what is typed is not kept by the browser, unless a field says what it is for', () => {
  const fields = [
    <TextInput key="line" />,
    <TextArea key="text" />,
    <PassphraseArea key="secret" value="" onValue={nothing} showLabel="" hideLabel="" />,
  ];
  for (const field of fields) expect(renderToStaticMarkup(field)).toContain('autoComplete="off"');
  expect(renderToStaticMarkup(<TextInput autoComplete="username" />)).toContain('autoComplete="username"');
});

describe('a QR path', () => {
  const draw = (path: string, side: number): boolean[][] => {
    const dots = Array.from({ length: side }, () => Array.from({ length: side }, () => false));
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/gu)) {
      for (let step = 0; step < Number(width); step += 1) {
        const row = dots[Number(y)];
        if (row) row[Number(x) + step] = true;
      }
    }
    return dots;
  };

  it('draws exactly the dark modules', () => {
    const matrices = fc.integer({ min: 1, max: 12 }).chain((side) =>
      fc.array(fc.array(fc.boolean(), { minLength: side, maxLength: side }), {
        minLength: side,
        maxLength: side,
      }),
    );
    fc.assert(
      fc.property(matrices, (matrix) => {
        expect(draw(qrPath(matrix), matrix.length)).toEqual(matrix);
      }),
    );
  });
});

describe('keys in a menu', () => {
  const labels = ['Modifier', 'Fusionner', 'Mettre de côté'];

  it('move around and wrap', () => {
    expect(nextIndex('ArrowDown', 2, labels)).toBe(0);
    expect(nextIndex('ArrowUp', 0, labels)).toBe(2);
    expect(nextIndex('Home', 2, labels)).toBe(0);
    expect(nextIndex('End', 0, labels)).toBe(2);
  });

  it('find by first letter, from the next item on', () => {
    expect(nextIndex('m', 0, labels)).toBe(2);
    expect(nextIndex('M', 2, labels)).toBe(0);
    expect(nextIndex('x', 0, labels)).toBeUndefined();
    expect(nextIndex('Enter', 0, labels)).toBeUndefined();
  });
});

describe('leaving a page', () => {
  it('takes along what was said on it, not what it said while leaving, nor what concerns the application', () => {
    const line = createToastLine();
    const closed: string[] = [];
    line.connect(({ id, message }) => message ?? closed.push(id));
    let nowMs = 0;
    const toaster = createToaster(line, () => nowMs);
    const old = toaster.show({ text: 'Noté' });
    toaster.show({ text: 'Une nouvelle version est prête', timeoutMs: 0 });
    nowMs = 5_000;
    const fresh = toaster.show({ text: 'L’activité est supprimée' });
    nowMs = 5_100;
    toaster.leave();
    expect(closed).toEqual([old]);
    nowMs = 9_000;
    toaster.leave();
    expect(closed).toEqual([old, fresh]);
  });
});

describe('a toast said before its view stands', () => {
  it('waits, keeps its order, and comes once', () => {
    const line = createToastLine();
    const seen: string[] = [];
    const take = (call: ToastCall): void => void seen.push(call.id);
    line.send({ id: 'a', message: { text: 'un' } });
    line.send({ id: 'b', message: { text: 'deux' } });
    const leave = line.connect(take);
    line.send({ id: 'c', message: undefined });
    leave();
    line.send({ id: 'd', message: { text: 'plus tard' } });
    line.connect(take);
    expect(seen).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('names and signs', () => {
  it('takes the first letters of the first and the last word', () => {
    expect(initialsOf('Mahamadi Kientega')).toBe('MK');
    expect(initialsOf('  awa ')).toBe('A');
    expect(initialsOf('Abdoul Rasmané Ouédraogo')).toBe('AO');
    expect(initialsOf('')).toBe('');
  });

  it('gives a club without a sign of its own the thread', () => {
    expect(clubIcon('sport')).toBe('ball');
    expect(clubIcon('echecs')).toBe('thread');
  });

  it('hides an icon without a name from screen readers', () => {
    expect(renderToStaticMarkup(<Icon name="lock" />)).toContain('aria-hidden="true"');
    expect(renderToStaticMarkup(<Icon name="lock" label="Verrouillé" />)).toContain(
      'aria-label="Verrouillé"',
    );
  });
});

describe('controls', () => {
  it('a busy button stays in place, says what it does and is not disabled', () => {
    const html = renderToStaticMarkup(
      <Button type="submit" busy busyLabel="Envoi…">
        Envoyer
      </Button>,
    );
    expect(html).toContain('aria-busy="true"');
    expect(html).toContain('Envoi…');
    expect(html).not.toContain('disabled=""');
  });

  it('a choice is a named group of radio buttons', () => {
    const html = renderToStaticMarkup(
      <ChoiceGroup
        label="Niveau"
        value="L2"
        onChange={nothing}
        options={[
          { value: 'L1', label: 'L1' },
          { value: 'L2', label: 'L2' },
        ]}
      />,
    );
    expect(html).toContain('role="radiogroup"');
    expect(html).toContain('<legend');
    expect(html.match(/type="radio"/gu)).toHaveLength(2);
    expect(html.match(/checked=""/gu)).toHaveLength(1);
  });

  it('a meter without a name is decoration, with one it says its value', () => {
    expect(renderToStaticMarkup(<Meter value={1} max={2} />)).toContain('aria-hidden="true"');
    expect(renderToStaticMarkup(<Meter value={1} max={2} label="Place" />)).toContain('aria-valuenow="1"');
    expect(renderToStaticMarkup(<Meter value={5} max={0} />)).toContain('width:0%');
  });

  it('a table keeps its roles where the phone layout would take them away', () => {
    const html = renderToStaticMarkup(
      <DataTable
        label="Comptes"
        rows={['Awa']}
        rowKey={(row) => row}
        columns={[{ key: 'name', title: 'Nom', cell: (row) => row }]}
      />,
    );
    for (const role of ['table', 'row', 'columnheader', 'cell']) expect(html).toContain(`role="${role}"`);
  });
});

describe('links', () => {
  it('go through the anchor of the shell', () => {
    function RouterAnchor(props: LinkProps): ReactNode {
      return <a {...props} data-routed="" />;
    }
    const html = renderToStaticMarkup(
      <LinkProvider link={RouterAnchor}>
        <Link href="/galerie">Galerie</Link>
      </LinkProvider>,
    );
    expect(html).toContain('data-routed=""');
    expect(renderToStaticMarkup(<Link href="/galerie">Galerie</Link>)).toBe('<a href="/galerie">Galerie</a>');
  });
});
