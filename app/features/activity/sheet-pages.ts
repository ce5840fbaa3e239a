/** Lines of a sign-in sheet, parted over sheets of A4. */

/** The first page has a head with the activity's facts. */
const FIRST_PAGE_LINES = 20;
const LATER_PAGE_LINES = 24;
/** How many blank lines stand ready behind those who are known. */
const BLANK_LINES = 20;

export interface SheetPage<Line> {
  /** From 1, over all pages. */
  readonly firstNumber: number;
  /** Undefined is a blank line. */
  readonly lines: readonly (Line | undefined)[];
}

/** The last page is filled up with blank lines when there are any: paper costs the same. */
export const sheetPages = <Line>(
  present: readonly Line[],
  withBlank: boolean,
): readonly SheetPage<Line>[] => {
  const wanted = present.length + (withBlank ? BLANK_LINES : 0);
  const pages: SheetPage<Line>[] = [];
  let taken = 0;
  do {
    const room = pages.length === 0 ? FIRST_PAGE_LINES : LATER_PAGE_LINES;
    const count = withBlank ? room : Math.min(room, wanted - taken);
    const start = taken;
    pages.push({
      firstNumber: start + 1,
      lines: Array.from({ length: count }, (_, index) => present[start + index]),
    });
    taken += count;
  } while (taken < wanted);
  return pages;
};
