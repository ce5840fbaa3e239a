/** Whose device has not synchronised: what lies on it is missing in every figure above. */
import { useState, type ReactNode } from 'react';
import { useExecutiveDevices } from '#app/data/session/executive-devices.ts';
import { ExportMenu } from '#app/files/export-menu.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Avatar } from '#app/ui/avatar.tsx';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { SkeletonListCard } from '#app/ui/skeleton.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { nameOfClub, type DashboardContent } from './dashboard-content.ts';
import { deviceColumns } from './device-columns.ts';
import { deviceList } from './device-lines.ts';

const SHOWN = 6;

export const DevicesCard = ({ content }: { readonly content: DashboardContent }): ReactNode => {
  const { t, format } = useI18n();
  const words = t.insights.devices;
  const kept = useExecutiveDevices();
  const [isAll, setIsAll] = useState(false);
  if (kept === undefined) return <SkeletonListCard rows={4} />;
  if (kept === null) {
    return (
      <Card labelledBy="devices">
        <CardHead id="devices" level={3} title={words.title} sub={words.none} />
      </Card>
    );
  }
  const { title, sub, lines } = deviceList(kept, (clubId) => nameOfClub(content, clubId), t, format);
  return (
    <Card labelledBy="devices">
      <CardHead id="devices" level={3} title={title} sub={sub} />
      <ListRows label={words.title}>
        {(isAll ? lines : lines.slice(0, SHOWN)).map((line) => (
          <ListRow
            key={line.key}
            lead={<Avatar name={line.name} />}
            title={line.name}
            detail={
              <span className="flex flex-wrap items-center justify-between gap-x-3">
                {line.detail}
                <Chip tone={line.isQuiet ? 'amber' : 'green'} icon={line.isQuiet ? 'clock' : 'check'}>
                  {line.status}
                </Chip>
              </span>
            }
          />
        ))}
      </ListRows>
      <CardFoot>
        {lines.length <= SHOWN ? null : (
          <TextAction icon="users" onClick={() => setIsAll(!isAll)}>
            {isAll ? words.fewer : words.all(lines.length)}
          </TextAction>
        )}
        <ExportMenu
          trigger="text"
          title={words.title}
          sub={sub}
          fileName={t.lists.files.devices}
          columns={deviceColumns(t)}
          rows={lines}
        />
      </CardFoot>
    </Card>
  );
};
