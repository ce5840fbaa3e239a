/** What every measure is given, and the list of them. */
import type { Row } from './report.ts';

export interface Bench {
  /** Fewer and smaller, to try the measures themselves. */
  readonly quick: boolean;
  readonly say: (line: string) => void;
}

export interface Measure {
  /** Rows of DESIGN §12 that it gives; asked for together, measured together. */
  readonly numbers: readonly number[];
  readonly run: (bench: Bench) => Promise<Row[]>;
}
