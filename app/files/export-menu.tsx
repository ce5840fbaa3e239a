/** «Exporter»: the list as a file, in the format that somebody needs. While it is made: how far it is, and a way out. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Menu, type MenuProps } from '#app/ui/menu.tsx';
import { Meter } from '#app/ui/meter.tsx';
import { EXPORT_FORMATS } from './export-table.ts';
import { useExport, type ExportedList } from './use-export.ts';

export interface ExportMenuProps<Row> extends ExportedList<Row> {
  readonly trigger?: MenuProps['trigger'];
  /** Where a page has several: of what. */
  readonly label?: string;
}

export const ExportMenu = <Row,>({ trigger = 'button', label, ...list }: ExportMenuProps<Row>): ReactNode => {
  const { t, format } = useI18n();
  const { making, start, stop } = useExport(list);
  if (making === undefined) {
    return (
      <Menu
        trigger={trigger}
        icon="download"
        label={label ?? t.exports.export}
        items={EXPORT_FORMATS.map((key) => ({
          key,
          label: t.exports.formats[key],
          icon: 'document',
          onSelect: () => start(key),
        }))}
      />
    );
  }
  const text = t.exports.making(t.exports.formats[making.format], format.rate(making.share));
  return (
    <span className="inline-flex min-h-11 items-center gap-2">
      <span className="grid min-w-36 gap-1">
        <span className="text-sm whitespace-nowrap text-ink-soft">{text}</span>
        <Meter value={making.share} max={1} label={t.exports.export} valueText={text} tone="blue" />
      </span>
      <IconButton icon="close" label={t.exports.stop} onClick={stop} />
    </span>
  );
};
