/** What can be done with the list of those present: see it whole, add to it, take it to paper and back. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { CardFoot } from '#app/ui/card.tsx';
import { TextAction, TextLink } from '#app/ui/text-action.tsx';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import type { Entitled } from './entitled-page.tsx';
import { ReportButton } from './report-button.tsx';

export interface ParticipantsActsProps {
  readonly entitled: Entitled;
  readonly dossier: Local<'dossiers'> | null;
  readonly addsPeople: boolean;
  /** Undefined where the list is short, or searched. */
  readonly all: { readonly isShown: boolean; readonly toggle: () => void } | undefined;
  readonly onAdd: () => void;
}

export const ParticipantsActs = (props: ParticipantsActsProps): ReactNode => {
  const { entitled, dossier, addsPeople, all, onAdd } = props;
  const { activity, club, attendances } = entitled;
  const { t, format } = useI18n();
  const ulid = ulidOfActivity(activity.id);
  return (
    <CardFoot>
      {all === undefined ? null : (
        <TextAction
          iconEnd={all.isShown ? undefined : 'chevron-right'}
          aria-expanded={all.isShown}
          onClick={all.toggle}
        >
          {all.isShown ? t.activity.seeLess : t.activity.seeAll(format.count(attendances.length))}
        </TextAction>
      )}
      {addsPeople ? (
        <>
          <TextAction icon="plus" onClick={onAdd}>
            {t.activity.add}
          </TextAction>
          <TextLink icon="edit" href={paths.typeSheet(club.clubId, ulid)}>
            {t.paper.type}
          </TextLink>
        </>
      ) : null}
      <TextLink icon="print" href={paths.signSheet(club.clubId, ulid)}>
        {t.paper.sheet}
      </TextLink>
      {attendances.length === 0 ? null : <ReportButton {...entitled} dossier={dossier} />}
    </CardFoot>
  );
};
