/** What a file of the assiduity grid holds: a line per officer, a column per roll call, and the rate that comes of it. */
import type { ExportColumn } from '#app/files/export-table.ts';
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages.ts';
import { assiduityOf, markOf } from '#schemas/rules/assiduity.ts';
import { isAsked } from './presence.ts';
import { nameOf, occasionOf, type Call, type Team, type TeamOfficer } from './team-model.ts';

export const assiduityColumns = (team: Team, t: Messages, format: Format): ExportColumn<TeamOfficer>[] => {
  const markText = (call: Call, officer: TeamOfficer): string => {
    const mark = markOf(call, officer.id);
    return mark === undefined && !isAsked(officer, call) ? '–' : t.team.mark[mark ?? 'none'];
  };
  return [
    { label: t.team.officer, type: 'text', value: nameOf },
    ...team.calls.map((call): ExportColumn<TeamOfficer> => ({
      label: `${occasionOf(call, team.activities) ?? t.team.unknownActivity}, ${format.shortDate(call.heldAt)}`,
      type: 'text',
      value: (officer) => markText(call, officer),
    })),
    { label: t.team.presences, type: 'number', value: ({ id }) => assiduityOf(team.calls, [id]).present },
    { label: t.team.counted, type: 'number', value: ({ id }) => assiduityOf(team.calls, [id]).counted },
    { label: t.team.assiduity, type: 'percent', value: ({ id }) => assiduityOf(team.calls, [id]).rate },
  ];
};
