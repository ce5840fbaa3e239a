/** The executives' devices as a file has them. */
import type { ExportColumn } from '#app/files/export-table.ts';
import type { Messages } from '#app/i18n/messages.ts';
import type { DeviceLine } from './device-lines.ts';

export const deviceColumns = ({ lists }: Messages): ExportColumn<DeviceLine>[] => [
  { label: lists.person, type: 'text', value: ({ name }) => name },
  { label: lists.state, type: 'text', value: ({ status }) => status },
  { label: lists.device, type: 'text', value: ({ detail }) => detail },
];
