/** Topic, when and where; how far it is, and the one step that comes next. */
import { useState, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ActionBar } from '#app/ui/action-bar.tsx';
import { Button } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Icon, type IconName } from '#app/ui/icon.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { Steps, type Step } from '#app/ui/steps.tsx';
import { mayMove } from '#schemas/rules/transitions.ts';
import type { ActivityState } from '#schemas/documents/activity.ts';
import { commandText } from '#app/data/forms/command-words.ts';
import { EditSheet } from './edit-sheet.tsx';
import type { NextAct } from './next-act.ts';
import type { ActivityRights } from './rights.ts';
import { CancelDialog, DeleteDialog, FinishDialog } from './state-dialogs.tsx';
import { useCommand } from '#app/data/forms/use-command.ts';

export interface ActivityHeadProps {
  readonly activity: Local<'activities'>;
  readonly club: Local<'clubs'>;
  readonly kinds: readonly { readonly key: string; readonly label: string }[];
  readonly rights: ActivityRights;
  readonly act: NextAct | undefined;
  readonly isCheckInOpen: boolean;
  readonly presentCount: number;
  readonly onProblem: (text: string | undefined) => void;
}

type Opened = 'edit' | 'finish' | 'cancel' | 'delete';

export const ActivityHead = (props: ActivityHeadProps): ReactNode => {
  const { activity, club, kinds, rights, isCheckInOpen, presentCount } = props;
  const { t } = useI18n();
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => setOpened(undefined);
  return (
    <>
      <div className="relative">
        <PageHead
          title={activity.topic}
          sub={<Place activity={activity} kinds={kinds} />}
          back={{ href: paths.club(club.clubId), label: t.activity.back(club.name) }}
        />
        {/* In the line of the way back, so that a long topic keeps its whole width. */}
        <div className="absolute top-0 right-0">
          <MoreMenu activity={activity} rights={rights} onOpen={setOpened} />
        </div>
      </div>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        {activity.state === 'cancelled' ? (
          <div className="grid flex-1 justify-items-start gap-3">
            <Chip icon="close">{t.common.activityState.cancelled}</Chip>
            <Notice tone="plain" title={t.activity.cancelledBecause}>
              {activity.cancelReason}
            </Notice>
          </div>
        ) : (
          <Steps label={t.activity.steps} items={stepsOf(activity.state, t.common.activityState)} />
        )}
        {rights.edits ? <StepButton {...props} onFinish={() => setOpened('finish')} /> : null}
      </div>
      {opened === 'edit' ? <EditSheet activity={activity} kinds={kinds} onClose={close} /> : null}
      {opened === 'finish' ? (
        <FinishDialog activity={activity} isCheckInOpen={isCheckInOpen} onClose={close} />
      ) : null}
      {opened === 'cancel' ? <CancelDialog activity={activity} onClose={close} /> : null}
      {opened === 'delete' ? (
        <DeleteDialog activity={activity} presentCount={presentCount} onClose={close} />
      ) : null}
    </>
  );
};

const Place = ({ activity, kinds }: Pick<ActivityHeadProps, 'activity' | 'kinds'>): ReactNode => {
  const { format } = useI18n();
  const kind = kinds.find(({ key }) => key === activity.kind)?.label;
  const facts: readonly { readonly icon: IconName; readonly text: string | undefined }[] = [
    { icon: 'calendar', text: format.dateTime(activity.startsAt) },
    { icon: 'bookmark', text: kind },
    { icon: 'pin', text: activity.venue },
  ];
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1 text-md">
      {facts.map(({ icon, text }) =>
        text === undefined || text === '' ? null : (
          <span key={icon} className="inline-flex min-w-0 items-center gap-2">
            <Icon name={icon} size="sm" />
            <span className="min-w-0">{text}</span>
          </span>
        ),
      )}
    </span>
  );
};

const ROAD: readonly { readonly state: ActivityState; readonly icon: IconName }[] = [
  { state: 'planned', icon: 'calendar' },
  { state: 'running', icon: 'play' },
  { state: 'done', icon: 'check' },
];

/** What is done lies behind altogether. */
const stepsOf = (state: ActivityState, words: Readonly<Record<ActivityState, string>>): Step[] => {
  const at = ROAD.findIndex((step) => step.state === state);
  return ROAD.map((step, index) => ({
    label: words[step.state],
    icon: step.icon,
    state: index < at || state === 'done' ? 'past' : index === at ? 'now' : 'next',
  }));
};

/** Orange in the bottom bar when it is the act of the page, outlined beside the steps when something else is. */
const StepButton = ({
  activity,
  act,
  onProblem,
  onFinish,
}: ActivityHeadProps & { readonly onFinish: () => void }): ReactNode => {
  const { t } = useI18n();
  const { run, isBusy } = useCommand();
  if (activity.state !== 'planned' && activity.state !== 'running') return null;
  const isStart = activity.state === 'planned';
  const start = (): void => {
    void run(async (commands) => {
      const moved = await commands.moveActivityState(activity.id, 'running');
      onProblem(moved.ok ? undefined : commandText(moved.error, t));
      return moved;
    });
  };
  const isAct = act === 'start' || act === 'finish';
  const button = (
    <Button
      variant={isAct ? 'primary' : 'outline'}
      icon={isStart ? 'play' : 'stop'}
      busy={isBusy}
      onClick={isStart ? start : onFinish}
    >
      {isStart ? t.activity.start : t.activity.finish}
    </Button>
  );
  return isAct ? <ActionBar>{button}</ActionBar> : button;
};

const MoreMenu = ({
  activity,
  rights,
  onOpen,
}: Pick<ActivityHeadProps, 'activity' | 'rights'> & {
  readonly onOpen: (what: Opened) => void;
}): ReactNode => {
  const { t } = useI18n();
  if (!rights.edits && !rights.deletes) return null;
  const cancels = rights.edits && mayMove(activity.state, 'cancelled');
  return (
    <Menu
      label={t.activity.more}
      items={[
        ...(rights.edits
          ? [
              {
                key: 'edit',
                label: t.activity.edit,
                icon: 'edit' as const,
                onSelect: () => onOpen('edit'),
              },
            ]
          : []),
        ...(cancels
          ? [
              {
                key: 'cancel',
                label: t.activity.cancel,
                icon: 'close' as const,
                onSelect: () => onOpen('cancel'),
              },
            ]
          : []),
        ...(rights.deletes
          ? [
              {
                key: 'delete',
                label: t.activity.remove,
                icon: 'trash' as const,
                danger: true,
                onSelect: () => onOpen('delete'),
              },
            ]
          : []),
      ]}
    />
  );
};
