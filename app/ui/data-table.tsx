/*
 * A table on a wide screen, a list on a phone: the same rows, the same order, one element tree. Real table elements carry
 * explicit roles because display: grid on a phone would take them away from assistive technology.
 */
import type { ReactNode } from 'react';
import { CheckBox } from './check-row.tsx';
import { cx } from './class-names.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** On a phone: lead is the name line; rest (default) follows under it; hidden stays on wide screens. */
  readonly phone?: 'lead' | 'rest' | 'hidden' | undefined;
  /** Figures to the right. */
  readonly end?: boolean | undefined;
  /** The heading is spoken only. */
  readonly titleHidden?: boolean | undefined;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** Adds a check box to each row. */
  readonly selection?:
    | {
        readonly selected: ReadonlySet<string>;
        readonly onToggle: (key: string, on: boolean) => void;
        readonly rowLabel: (row: Row) => string;
        readonly title: string;
      }
    | undefined;
  /** A menu or a chevron at the end of each row. */
  readonly trail?: ((row: Row) => ReactNode) | undefined;
  readonly trailTitle?: string | undefined;
}

const cellClass = 'min-w-0 lg:table-cell lg:border-t lg:border-line lg:px-3 lg:py-2 lg:align-middle';
const headClass =
  'border-b border-line px-3 py-3 text-start text-sm font-medium whitespace-nowrap text-ink-soft';

function Head<Row>({ columns, selection, trail, trailTitle }: DataTableProps<Row>): ReactNode {
  return (
    <thead role="rowgroup" className="sr-only lg:not-sr-only lg:table-header-group">
      <tr role="row" className="lg:table-row">
        {selection ? (
          <th role="columnheader" className={cx(headClass, 'w-14')}>
            <span className="sr-only">{selection.title}</span>
          </th>
        ) : null}
        {columns.map((column) => (
          <th
            key={column.key}
            role="columnheader"
            scope="col"
            className={cx(headClass, column.end && 'text-end')}
          >
            {column.titleHidden ? <span className="sr-only">{column.title}</span> : column.title}
          </th>
        ))}
        {trail ? (
          <th role="columnheader" className={cx(headClass, 'w-13')}>
            <span className="sr-only">{trailTitle}</span>
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }): ReactNode {
  const { phone = 'rest' } = column;
  return (
    <td
      role="cell"
      className={cx(
        cellClass,
        'col-start-2',
        phone === 'lead' && 'pt-0.5',
        phone === 'hidden' ? 'hidden' : 'block',
        phone === 'rest' && 'text-sm lg:text-md',
        column.end && 'lg:text-end',
      )}
    >
      {column.cell(row)}
    </td>
  );
}

export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { label, rows, rowKey, columns, selection, trail } = props;
  return (
    <table role="table" aria-label={label} className="block w-full border-collapse lg:table">
      <Head {...props} />
      <tbody role="rowgroup" className="block lg:table-row-group">
        {rows.map((row) => {
          const key = rowKey(row);
          const selected = selection?.selected.has(key);
          return (
            <tr
              key={key}
              role="row"
              className={cx(
                'grid items-start gap-x-2 gap-y-0.5 border-t border-line py-3 pr-2 first:border-t-0 lg:table-row lg:hover:bg-surface-2',
                selection
                  ? 'grid-cols-[44px_minmax(0,1fr)_auto] pl-1.5'
                  : 'grid-cols-[8px_minmax(0,1fr)_auto] pl-0',
                selected && 'bg-surface-2',
              )}
            >
              {selection ? (
                <td role="cell" className={cx(cellClass, 'col-start-1 row-span-3 row-start-1 -mt-1.5 block')}>
                  <CheckBox
                    checked={Boolean(selected)}
                    onChange={(on) => selection.onToggle(key, on)}
                    label={selection.rowLabel(row)}
                  />
                </td>
              ) : null}
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
              {trail ? (
                <td role="cell" className={cx(cellClass, 'col-start-3 row-start-1 -mt-1 block lg:w-13')}>
                  {trail(row)}
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export interface BatchBarProps {
  /** "3 comptes choisis" */
  readonly text: string;
  readonly children: ReactNode;
}

/** What can be done to the chosen rows: a bottom sheet on a phone, a lifted bar under the table on a wide screen. */
export function BatchBar({ text, children }: BatchBarProps): ReactNode {
  return (
    <div
      data-action-bar="batch"
      className="no-print fixed inset-x-0 bottom-0 z-20 flex flex-wrap items-center gap-2 rounded-t-lg border-t border-line bg-surface px-4 pt-2 pb-[calc(16px+env(safe-area-inset-bottom))] shadow-lift [&>button]:flex-auto lg:sticky lg:[&>button]:flex-none lg:inset-x-auto lg:bottom-3 lg:mt-3 lg:rounded-md lg:border lg:py-2 lg:pr-2"
    >
      <p role="status" className="basis-full font-bold text-ink-strong lg:flex-1 lg:basis-auto">
        {text}
      </p>
      {children}
    </div>
  );
}
