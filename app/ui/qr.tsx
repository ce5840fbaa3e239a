import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

export interface QrProps {
  /** Rows of modules, true is dark; without the quiet zone. */
  readonly matrix: readonly (readonly boolean[])[];
  readonly label: string;
  /** CSS pixels of the whole square; left out, it fills its place. */
  readonly sizePx?: number | undefined;
  readonly className?: string | undefined;
}

/** Each run of dark modules in a row is one rectangle. */
export function qrPath(matrix: QrProps['matrix']): string {
  const parts: string[] = [];
  matrix.forEach((row, y) => {
    let x = 0;
    while (x < row.length) {
      if (!row[x]) {
        x += 1;
        continue;
      }
      const start = x;
      while (x < row.length && row[x]) x += 1;
      parts.push(`M${start} ${y}h${x - start}v1h-${x - start}z`);
    }
  });
  return parts.join('');
}

/** Black on white in both themes, quiet zone of 4 modules included, so that any reader takes it. */
export function Qr({ matrix, label, sizePx, className }: QrProps): ReactNode {
  const side = matrix.length + 8;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${side} ${side}`}
      shapeRendering="crispEdges"
      className={cx('block rounded-sm border border-line bg-white', className)}
      {...(sizePx === undefined ? {} : { width: sizePx, height: sizePx })}
    >
      <rect x={-4} y={-4} width={side} height={side} fill="#fff" />
      <path d={qrPath(matrix)} fill="#000" />
    </svg>
  );
}
