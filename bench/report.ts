/** One table: what was measured, beside its goal. */
import type { Spread } from './measure.ts';

export interface Row {
  /** Of DESIGN §12; a row without a goal explains the one above it. */
  readonly number: string;
  readonly name: string;
  readonly value: Spread;
  readonly unit: 'ratio' | 'KiB';
  readonly goal?: { readonly sign: '≤' | '≥'; readonly bound: number };
  /** What went into it: medians, counts, what was compared with what. */
  readonly details: string;
}

const DIGITS: Readonly<Record<Row['unit'], number>> = { ratio: 2, KiB: 1 };

export const isReached = ({ value, goal }: Row): boolean | undefined => {
  if (goal === undefined) return undefined;
  return goal.sign === '≤' ? value.median <= goal.bound : value.median >= goal.bound;
};

const shown = (value: number, unit: Row['unit']): string => {
  const isTiny = unit === 'ratio' && value > 0 && value < 0.01;
  // A thousandth and less is easier to read as a fraction.
  const text = isTiny ? `1/${Math.round(1 / value)}` : value.toFixed(DIGITS[unit]);
  return unit === 'KiB' ? `${text} KiB` : isTiny ? text : `${text} ×`;
};

const goalOf = ({ goal, unit }: Row): string =>
  goal === undefined ? '' : `${goal.sign} ${shown(goal.bound, unit)}`;

const verdictOf = (row: Row): string => {
  const reached = isReached(row);
  if (reached === undefined) return '';
  return reached ? 'ok' : 'not yet';
};

const spreadText = ({ value, unit }: Row): string =>
  value.low === value.high ? '' : `${shown(value.low, unit)} – ${shown(value.high, unit)}`;

const HEAD = ['row', 'work', 'median', 'goal', '', 'lowest – highest', 'of'];

const cellsOf = (row: Row): string[] => [
  row.number,
  row.name,
  shown(row.value.median, row.unit),
  goalOf(row),
  verdictOf(row),
  spreadText(row),
  row.details,
];

/** Markdown that is also readable in a terminal: columns are as wide as their widest cell. */
export const tableOf = (rows: readonly Row[]): string => {
  const lines = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const drawn = lines.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [drawn[0], rule, ...drawn.slice(1)].join('\n');
};
