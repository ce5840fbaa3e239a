/** The lines of the action programme that this activity accomplishes. */
import { useId, type ReactNode } from 'react';
import { useActions } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Card, CardHead } from '#app/ui/card.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';

export const ProgrammeCard = ({ activity }: { readonly activity: Local<'activities'> }): ReactNode => {
  const { t } = useI18n();
  const titleId = useId();
  const lines = useActions(activity.clubId)?.filter(({ activityId }) => activityId === activity.id) ?? [];
  if (lines.length === 0) return null;
  const standing = ({ doneAt, cancelledAt }: Local<'actions'>): string =>
    cancelledAt !== null
      ? t.programme.standing.cancelled
      : doneAt !== null
        ? t.programme.standing.done
        : t.programme.standing.open;
  return (
    <Card labelledBy={titleId}>
      <CardHead id={titleId} title={t.programme.inProgramme} />
      <ListRows>
        {lines.map((line) => (
          <ListRow
            key={line.id}
            title={line.title}
            detail={standing(line)}
            href={paths.clubTab(activity.clubId, 'programme')}
          />
        ))}
      </ListRows>
    </Card>
  );
};
