/** A list as it goes into a file: plain values, so that it can be handed to a worker. */

export const EXPORT_FORMATS = ['csv', 'xlsx', 'pdf', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** `date`: a day or an instant, as documents hold them. `percent`: a ratio, 0.68 for 68 %. */
export type CellType = 'text' | 'number' | 'date' | 'percent';
export type CellValue = string | number | null;

export interface ExportColumn<Row> {
  readonly label: string;
  readonly type: CellType;
  readonly value: (row: Row) => CellValue;
}

export interface TableHead {
  readonly title: string;
  /** Under the title of a PDF: what was filtered, and when the list was made. */
  readonly sub: string;
  readonly columns: readonly { readonly label: string; readonly type: CellType }[];
}

export interface ExportTable extends TableHead {
  readonly rows: readonly (readonly CellValue[])[];
}

/** 0 to 1. */
export type OnProgress = (share: number) => void;

export const rowValues = <Row>(columns: readonly ExportColumn<Row>[], row: Row): CellValue[] =>
  columns.map(({ value }) => value(row));
