/** What the invented pictures share: a canvas, a palette, and people seen from behind or on their feet. SVG text, no letters. */
import type { Random } from '#server/demo/random.ts';

export interface Drawing {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly svg: string;
}

/** Colours of the club, from the light one of walls to the deep one of shadows. */
export interface Tint {
  readonly main: string;
  readonly soft: string;
  readonly deep: string;
}

export interface Brush {
  readonly random: Random;
  readonly tint: Tint;
}

export type Scene = (brush: Brush) => Drawing;

const SKINS = ['#3b2219', '#4a2c20', '#5a3726', '#6b4431'] as const;
const SHIRTS = [
  '#f6f1e7',
  '#ff6b35',
  '#1f959b',
  '#8c1d4f',
  '#3440c4',
  '#d9a441',
  '#2f6b4f',
  '#2d3748',
] as const;
const HATS = ['#c9402c', '#e9b44c', '#2b8a8f', '#4b3f8f'] as const;
const HAIR = '#17110f';

export const skinOf = ({ random }: Brush): string => random.pick(SKINS);
export const shirtOf = ({ random }: Brush): string => random.pick(SHIRTS);

export const draw = (widthPx: number, heightPx: number, parts: readonly string[]): Drawing => ({
  widthPx,
  heightPx,
  svg:
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" ` +
    `viewBox="0 0 ${widthPx} ${heightPx}">${parts.join('')}</svg>`,
});

export const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;

export const circle = (x: number, y: number, radius: number, fill: string, opacity = 1): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" opacity="${opacity}"/>`;

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, opacity = 1): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" opacity="${opacity}"/>`;

export const path = (line: string, fill: string): string => `<path d="${line}" fill="${fill}"/>`;

export const stroke = (line: string, color: string, width: number): string =>
  `<path d="${line}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

/** From top to bottom over the whole canvas. */
export const backdrop = (widthPx: number, heightPx: number, top: string, bottom: string): string =>
  `<defs><linearGradient id="backdrop" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/>` +
  `<stop offset="1" stop-color="${bottom}"/></linearGradient></defs>${rect(0, 0, widthPx, heightPx, 'url(#backdrop)')}`;

/** Somebody sitting, seen from behind: shoulders at `y`. */
export const sitter = (brush: Brush, x: number, y: number, size: number): string => {
  const { random } = brush;
  const skin = skinOf(brush);
  const shoulders = `M${x - size} ${y + size * 2.4} v${-size * 1.4} q0 ${-size} ${size} ${-size} q${size} 0 ${size} ${size} v${size * 1.4} z`;
  const head = circle(x, y - size * 0.45, size * 0.56, skin);
  const hair = random.chance(0.3)
    ? `${circle(x, y - size * 0.62, size * 0.58, random.pick(HATS))}${circle(x + size * 0.4, y - size * 1.12, size * 0.24, random.pick(HATS))}`
    : circle(x, y - size * 0.6, size * 0.56, HAIR);
  return path(shoulders, shirtOf(brush)) + head + hair;
};

/** A full row across the canvas. */
export const row = (brush: Brush, widthPx: number, y: number, size: number): string => {
  const step = size * 2.3;
  const count = Math.ceil(widthPx / step) + 1;
  const shift = brush.random.between(0, Math.round(step));
  return Array.from({ length: count }, (_, at) =>
    sitter(brush, at * step - shift + step / 2, y + brush.random.between(-8, 8), size),
  ).join('');
};

/** Somebody on the move: feet around `y`; `lean` is where the stride goes. */
export const runner = (brush: Brush, x: number, y: number, size: number, lean: 1 | -1): string => {
  const skin = skinOf(brush);
  const limb = size * 0.2;
  const hip = `${x} ${y - size * 1.1}`;
  return [
    ellipse(x, y + size * 0.12, size * 0.9, size * 0.12, '#000000', 0.18),
    stroke(`M${hip} l${lean * size * 0.42} ${size * 0.42} l${-lean * size * 0.1} ${size * 0.62}`, skin, limb),
    stroke(
      `M${hip} l${-lean * size * 0.34} ${size * 0.5} l${-lean * size * 0.52} ${size * 0.12}`,
      skin,
      limb,
    ),
    stroke(
      `M${x + lean * size * 0.18} ${y - size * 1.95} l${lean * size * 0.5} ${size * 0.36} l${lean * size * 0.32} ${-size * 0.3}`,
      skin,
      limb * 0.85,
    ),
    stroke(
      `M${x + lean * size * 0.1} ${y - size * 1.95} l${-lean * size * 0.42} ${size * 0.34} l${-lean * size * 0.1} ${size * 0.42}`,
      skin,
      limb * 0.85,
    ),
    stroke(`M${x + lean * size * 0.16} ${y - size * 1.9} L${hip}`, shirtOf(brush), size * 0.5),
    circle(x + lean * size * 0.26, y - size * 2.5, size * 0.32, skin),
    circle(x + lean * size * 0.22, y - size * 2.58, size * 0.31, HAIR),
  ].join('');
};

/** Somebody standing, facing us: feet at `y`; one arm may be raised. */
export const speaker = (brush: Brush, x: number, y: number, size: number, raised: 1 | -1 | 0): string => {
  const skin = skinOf(brush);
  const arm = (side: 1 | -1): string =>
    raised === side
      ? stroke(
          `M${x + side * size * 0.42} ${y - size * 2.1} l${side * size * 0.6} ${-size * 0.1} l${side * size * 0.2} ${-size * 0.62}`,
          skin,
          size * 0.2,
        )
      : stroke(
          `M${x + side * size * 0.44} ${y - size * 2.1} l${side * size * 0.16} ${size * 0.6} l${-side * size * 0.1} ${size * 0.5}`,
          skin,
          size * 0.2,
        );
  return [
    ellipse(x, y, size * 0.8, size * 0.12, '#000000', 0.2),
    rect(x - size * 0.36, y - size * 1.2, size * 0.3, size * 1.2, '#2d3748', size * 0.1),
    rect(x + size * 0.06, y - size * 1.2, size * 0.3, size * 1.2, '#2d3748', size * 0.1),
    arm(1),
    arm(-1),
    rect(x - size * 0.5, y - size * 2.3, size, size * 1.3, shirtOf(brush), size * 0.26),
    circle(x, y - size * 2.7, size * 0.4, skin),
    path(
      `M${x - size * 0.4} ${y - size * 2.72} a${size * 0.4} ${size * 0.42} 0 0 1 ${size * 0.8} 0 q${-size * 0.4} ${-size * 0.24} ${-size * 0.8} 0 z`,
      HAIR,
    ),
  ].join('');
};
