/** Which of a photo's sizes a place needs, and no more than the line carries. */
import type { PictureVariant } from './picture.tsx';

const SIDES_PX: readonly (readonly [PictureVariant, number])[] = [
  ['thumb', 320],
  ['medium', 960],
];

/** Sharp enough: an eighth too small is not seen. */
const TOLERANCE = 1.15;

/** `isLight`: one size less, where there is one. */
export function variantFor(sidePx: number, pixelRatio: number, isLight: boolean): PictureVariant {
  const neededPx = sidePx * (isLight ? 1 : pixelRatio);
  const fitting = SIDES_PX.find(([, side]) => neededPx <= side * TOLERANCE)?.[0] ?? 'full';
  return isLight && fitting === 'full' ? 'medium' : fitting;
}

interface Line {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** The person asked for less data, or the line is slow. Browsers that do not tell count as fast. */
export function isLightLine(): boolean {
  const line = (navigator as { readonly connection?: Line }).connection;
  return line?.saveData === true || ['slow-2g', '2g', '3g'].includes(line?.effectiveType ?? '');
}
