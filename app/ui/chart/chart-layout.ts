/** How much room the chart's words take, so that the lines get all the rest and no two words touch. */

/** Width in pixels of a text as the chart will draw it. */
export type MeasureText = (text: string) => number;

export interface ChartLayout {
  readonly left: number;
  readonly right: number;
  /** Every how manieth month is named, counted from the last. */
  readonly monthEvery: number;
}

export interface ChartWords {
  /** At the lines' ends. */
  readonly ends: readonly string[];
  readonly months: readonly string[];
  readonly largest: string;
}

/** From the last point to its label's first letter: half the marker and ECharts' own distance. */
export const LABEL_DISTANCE_PX = 11;
const MARKER_PX = 6;
const AXIS_GAP_PX = 10;
const MONTH_GAP_PX = 8;

const widest = (texts: readonly string[], measure: MeasureText): number =>
  Math.max(0, ...texts.map((text) => Math.ceil(measure(text))));

export const chartLayout = (
  widthPx: number,
  { ends, months, largest }: ChartWords,
  measure: MeasureText,
): ChartLayout => {
  const left = widest([largest], measure) + AXIS_GAP_PX;
  const right = widest(ends, measure) + LABEL_DISTANCE_PX + MARKER_PX;
  const stepPx = Math.max(1, widthPx - left - right) / Math.max(1, months.length - 1);
  const monthEvery = Math.max(1, Math.ceil((widest(months, measure) + MONTH_GAP_PX) / stepPx));
  return { left, right, monthEvery };
};
