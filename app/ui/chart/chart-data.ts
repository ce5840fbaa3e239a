/** What a line chart is given: numbers and every word, so that it knows no domain. A series is tinted by its key, a club's slug. */

export interface ChartSeries {
  readonly key: string;
  readonly name: string;
  /** Null where there is no number: the line goes on to the next. */
  readonly values: readonly (number | null)[];
}

/** A month of the axis: «févr.» on it, «février 2026» in the table. */
export interface ChartStep {
  readonly key: string;
  readonly short: string;
  readonly long: string;
}

export interface ChartScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** By index, both ends included. */
export interface ChartBand {
  readonly first: number;
  readonly last: number;
}

export interface ChartData {
  /** The finding. */
  readonly title: string;
  /** Of what, from when to when; said under the title and by a screen reader for the drawing. */
  readonly sub: string;
  readonly label: string;
  readonly steps: readonly ChartStep[];
  readonly series: readonly ChartSeries[];
  /** Chosen by the values when there is none. */
  readonly scale?: ChartScale | undefined;
  readonly write: (value: number) => string;
  /** Behind the lines: holidays. */
  readonly bands?: { readonly word: string; readonly at: readonly ChartBand[] } | undefined;
}

export const lastValue = ({ values }: ChartSeries): number | null =>
  values.findLast((value) => value !== null) ?? null;
