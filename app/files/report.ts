/** A report as it goes on paper: words that are ready to be read, so that it can be handed to a worker. */

export type ReportSection =
  | { readonly kind: 'text'; readonly title: string; readonly paragraphs: readonly string[] }
  | {
      readonly kind: 'bars';
      readonly title: string;
      /** `share`: 0 to 1 of the longest bar. */
      readonly rows: readonly { readonly label: string; readonly value: string; readonly share: number }[];
    }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'photos'; readonly title: string; readonly photos: readonly ReportPhoto[] };

/** A JPEG, which is what a PDF holds as it is. */
export interface ReportPhoto {
  readonly jpeg: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface Report {
  /** Above the title: whose it is. */
  readonly brand: string;
  readonly title: string;
  /** `#3440C4`: the club's. */
  readonly colour: string;
  readonly facts: readonly { readonly term: string; readonly text: string }[];
  readonly figures: readonly { readonly label: string; readonly value: string; readonly note: string }[];
  /** Those without content are left out by whoever writes the report. */
  readonly sections: readonly ReportSection[];
  readonly foot: string;
}
