/** Officers × meetings and activities: who was there. Latest first, so that a phone shows it without scrolling. */
import { useId, type ReactNode } from 'react';
import { useAct } from '#app/data/forms/use-act.ts';
import { ExportMenu } from '#app/files/export-menu.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { typeset } from '#app/i18n/typography.ts';
import { Card } from '#app/ui/card.tsx';
import { cx } from '#app/ui/class-names.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { StateMark, type MarkState } from '#app/ui/icon-tile.tsx';
import type { RollMark } from '#schemas/documents/duty.ts';
import { assiduityOf, markOf, nextMark } from '#schemas/rules/assiduity.ts';
import { assiduityColumns } from './assiduity-columns.ts';
import { isAsked, officersOfCall } from './presence.ts';
import { nameOf, occasionOf, type Call, type Team, type TeamOfficer } from './team-model.ts';

export interface AssiduityCardProps {
  readonly team: Team;
  readonly isLead: boolean;
  /** Whose bureau, of which year; in a file's title and name. */
  readonly bureau: { readonly title: string; readonly slug: string; readonly year: string };
  readonly onOpen: (call: Call) => void;
}

export const AssiduityCard = (props: AssiduityCardProps): ReactNode => {
  const { team, isLead, bureau } = props;
  const { t, format } = useI18n();
  const titleId = useId();
  const { rate } = assiduityOf(team.calls, officersOfCall(team));
  return (
    <Card flush labelledBy={titleId}>
      <div className="px-4 pt-4 lg:px-6 lg:pt-6">
        <h2 id={titleId}>{rate === null ? t.team.roll : t.team.rollFinding(format.rate(rate))}</h2>
        {team.calls.length === 0 ? null : (
          <p className="mt-0.5 text-sm text-ink-soft">{isLead ? t.team.rollHint : t.team.rollDefinition}</p>
        )}
      </div>
      {team.calls.length === 0 ? (
        <EmptyState icon="calendar" level={3} title={t.team.noRoll} text={t.team.noRollText} />
      ) : (
        <>
          <Grid {...props} labelId={titleId} />
          <Legend />
          <div className="px-4 pb-4 lg:px-6">
            <ExportMenu
              trigger="pill"
              title={`${t.team.roll}, ${bureau.title}`}
              sub={rate === null ? t.team.rollDefinition : t.team.rollFinding(format.rate(rate))}
              fileName={`${t.team.rollFile}-${bureau.slug}-${bureau.year}`}
              columns={assiduityColumns(team, t, format)}
              rows={team.officers}
            />
          </div>
        </>
      )}
    </Card>
  );
};

const STICKY = 'sticky left-0 z-10 bg-surface text-start';

const Grid = ({
  team,
  isLead,
  onOpen,
  labelId,
}: AssiduityCardProps & { readonly labelId: string }): ReactNode => {
  const { t, format } = useI18n();
  return (
    <div
      role="group"
      aria-labelledby={labelId}
      tabIndex={0}
      className="scroll-x mt-3 overflow-x-auto focus-visible:-outline-offset-3"
    >
      <table className="border-separate border-spacing-0 text-sm">
        <thead>
          <tr>
            <th
              scope="col"
              className={cx(
                STICKY,
                'min-w-36 px-4 pb-2 align-bottom font-normal text-ink-soft lg:min-w-56 lg:px-6',
              )}
            >
              {t.team.officer}
            </th>
            {team.calls.map((call) => {
              const occasion = typeset(occasionOf(call, team.activities) ?? t.team.unknownActivity);
              const words = (
                <>
                  <span
                    className="line-clamp-4 font-medium hyphens-auto text-ink-strong wrap-anywhere"
                    title={occasion}
                  >
                    {occasion}
                  </span>
                  <span className="block font-normal text-ink-soft">{format.shortDate(call.heldAt)}</span>
                </>
              );
              return (
                <th
                  key={call.id}
                  scope="col"
                  className="min-w-28 px-1 pb-1 text-center align-bottom lg:min-w-32"
                >
                  {isLead ? (
                    <button
                      type="button"
                      aria-label={t.team.openCall(`${occasion}, ${format.shortDate(call.heldAt)}`)}
                      onClick={() => onOpen(call)}
                      className="min-h-11 w-full rounded-sm px-1 py-1 hover:bg-surface-2 focus-visible:-outline-offset-3"
                    >
                      {words}
                    </button>
                  ) : (
                    words
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {team.officers.map((officer) => (
            <tr key={officer.id}>
              <OfficerHead officer={officer} calls={team.calls} />
              {team.calls.map((call) => (
                <td key={call.id} className="border-t border-line p-0 text-center">
                  <Cell
                    officer={officer}
                    call={call}
                    occasion={occasionOf(call, team.activities) ?? t.team.unknownActivity}
                    isLead={isLead}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const OfficerHead = ({
  officer,
  calls,
}: {
  readonly officer: TeamOfficer;
  readonly calls: readonly Call[];
}): ReactNode => {
  const { t, format } = useI18n();
  const { present, counted, rate } = assiduityOf(calls, [officer.id]);
  return (
    <th
      scope="row"
      className={cx(STICKY, 'border-t border-line px-4 py-2 font-medium text-ink-strong lg:px-6')}
    >
      {nameOf(officer)}
      <span className="block font-normal text-ink-soft">
        {rate === null
          ? t.team.noRate
          : t.team.rateOf(format.rate(rate), format.count(present), format.count(counted))}
      </span>
    </th>
  );
};

const STATES: Record<RollMark, MarkState> = { present: 'yes', absent: 'no', excused: 'excused' };

const Mark = ({
  mark,
  label,
}: {
  readonly mark: RollMark | undefined;
  readonly label: string;
}): ReactNode => {
  const { t } = useI18n();
  return (
    <StateMark
      state={mark === undefined ? 'unknown' : STATES[mark]}
      label={label}
      letter={t.team.excusedLetter}
    />
  );
};

interface CellProps {
  readonly officer: TeamOfficer;
  readonly call: Call;
  readonly occasion: string;
  readonly isLead: boolean;
}

const Cell = ({ officer, call, occasion, isLead }: CellProps): ReactNode => {
  const { t, format } = useI18n();
  const run = useAct();
  const mark = markOf(call, officer.id);
  const when = `${occasion}, ${format.shortDate(call.heldAt)}`;
  const label = t.team.cell(nameOf(officer), when, t.team.mark[mark ?? 'none']);
  if (mark === undefined && !isAsked(officer, call)) {
    return (
      <span role="img" aria-label={t.team.notInOffice(nameOf(officer), when)} className="text-ink-soft">
        –
      </span>
    );
  }
  if (!isLead) {
    return (
      <span className="inline-grid size-11 place-items-center">
        <Mark mark={mark} label={label} />
      </span>
    );
  }
  const change = () =>
    run({ work: (commands) => commands.markPresence(call.id, { [officer.id]: nextMark(mark) }) });
  return (
    <button
      type="button"
      aria-label={label}
      onClick={() => void change()}
      className="inline-grid size-11 place-items-center rounded-sm active:scale-[.94]"
    >
      <Mark mark={mark} label={label} />
    </button>
  );
};

const Legend = (): ReactNode => {
  const { t } = useI18n();
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 px-4 pt-3 pb-4 text-sm text-ink-soft lg:px-6">
      {(['present', 'absent', 'excused', 'none'] as const).map((mark) => (
        <li key={mark} className="flex items-center gap-1.5">
          <span aria-hidden>
            <StateMark
              size="sm"
              state={mark === 'none' ? 'unknown' : STATES[mark]}
              label={t.team.mark[mark]}
              letter={t.team.excusedLetter}
            />
          </span>
          {t.team.mark[mark]}
        </li>
      ))}
    </ul>
  );
};
