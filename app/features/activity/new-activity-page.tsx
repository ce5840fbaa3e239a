/** Three fields make an activity, with or without network. What is typed survives a reload. */
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useActivities, useAssociation, useClub } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useDraft, useSessionState, useWorkspace } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ActionBar } from '#app/ui/action-bar.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { ErrorState } from '#app/ui/error-state.tsx';
import { Form } from '#app/ui/form.tsx';
import { NotFound } from '#app/ui/not-found.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { Loading, SkeletonCard } from '#app/ui/skeleton.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import { isClubSlug, ulidOfActivity } from '#schemas/primitives/ids.ts';
import { may } from '#schemas/rules/permissions.ts';
import { ActivityFields, errorNamesOf, type ActivityFieldValues } from './activity-fields.tsx';
import { fromClockField, nextFullHour, toClockField } from '#app/data/forms/clock-field.ts';
import { listOf, recentVenues } from '#schemas/rules/club-lists.ts';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { useHasArrived } from '#app/data/forms/use-has-arrived.ts';

export const NewActivityPage = ({ slug }: { readonly slug: string }): ReactNode => {
  const { t } = useI18n();
  usePageTitle(t.activity.newTitle, t.common.appName);
  return isClubSlug(slug) ? <OfClub slug={slug} /> : <UnknownClub />;
};

const OfClub = ({ slug }: { readonly slug: NonNullable<Local<'clubs'>['clubId']> }): ReactNode => {
  const { t } = useI18n();
  const club = useClub(slug);
  const actor = useWorkspace()?.actor;
  const session = useSessionState();
  const hasArrived = useHasArrived();
  if (actor === undefined || club === undefined || (club === null && !hasArrived)) {
    return (
      <Loading label={t.common.loading}>
        <SkeletonCard lines={4} />
      </Loading>
    );
  }
  if (club === null) return <UnknownClub />;
  if (club.archivedAt !== null) {
    return <Refused slug={slug} text={t.activity.archivedClub} safe={t.activity.archivedClubSafe} />;
  }
  if (!may(actor, 'create', 'activities', slug)) {
    // A reload locks the device: whoever was typing here opens it again and finds the words kept.
    const isLocked = session.phase === 'visitor' && session.hasVault;
    if (isLocked) return <Refused slug={slug} text={t.activity.locked} safe={t.activity.lockedSafe} signIn />;
    return <Refused slug={slug} text={t.activity.notAllowed} safe={t.activity.notAllowedSafe} signIn />;
  }
  return <NewActivityForm club={club} />;
};

const UnknownClub = (): ReactNode => {
  const { t } = useI18n();
  return (
    <NotFound
      title={t.club.unknownTitle}
      text={t.club.unknownSafe}
      actions={<ButtonLink href={paths.home()}>{t.common.goHome}</ButtonLink>}
    />
  );
};

interface RefusedProps {
  readonly slug: string;
  readonly text: string;
  readonly safe?: string;
  readonly signIn?: boolean;
}

const Refused = ({ slug, text, safe, signIn = false }: RefusedProps): ReactNode => {
  const { t } = useI18n();
  return (
    <>
      <PageHead title={t.activity.newTitle} />
      <ErrorState
        title={text}
        safe={safe}
        icon="lock"
        actions={
          <>
            {signIn ? <ButtonLink href={paths.signIn()}>{t.common.signIn}</ButtonLink> : null}
            <ButtonLink href={paths.club(slug)}>{t.activity.toClub}</ButtonLink>
          </>
        }
      />
    </>
  );
};

/** `kind` undefined: not chosen yet, so the club's first kind stands. */
type Draft = Omit<ActivityFieldValues, 'kind'> & { readonly kind?: string };

const emptyDraft = (): Draft => ({
  topic: '',
  when: toClockField(nextFullHour(Date.now())),
  until: '',
  venue: '',
  description: '',
});

const SHOWN = ['topic', 'kind', 'startsAt', 'venue'];

const NewActivityForm = ({ club }: { readonly club: Local<'clubs'> }): ReactNode => {
  const { t } = useI18n();
  const association = useAssociation();
  const activities = useActivities(club.clubId);
  const { values, change, create, errors, problem, isReady, isBusy } = useNewActivity(club, association);
  return (
    <Form busy={isBusy || !isReady} onSubmit={() => void create()} className="max-w-160">
      <PageHead
        title={t.activity.newTitle}
        sub={t.activity.newSub}
        back={{ href: paths.club(club.clubId), label: t.activity.back(club.name) }}
      />
      {isReady ? (
        <Card clubSlug={club.clubId}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
            <ActivityFields
              values={values}
              onChange={change}
              errors={errors}
              kinds={listOf('activityKinds', club, association)}
              venues={recentVenues(activities ?? [])}
              saysPast
              autoFocus
            />
            {problem === undefined ? null : <Notice tone="bad" title={problem} live />}
            <ActionBar>
              <Button
                type="submit"
                variant="primary"
                size="lg"
                icon="check"
                busy={isBusy}
                busyLabel={t.activity.creating}
              >
                {t.activity.create}
              </Button>
            </ActionBar>
          </div>
        </Card>
      ) : (
        <SkeletonCard lines={4} />
      )}
    </Form>
  );
};

const useNewActivity = (club: Local<'clubs'>, association: Local<'clubs'> | null | undefined) => {
  const router = useRouter();
  const draft = useDraft(`new-activity:${club.clubId}`, emptyDraft());
  const { run, isBusy, errors, problem, changed } = useCommandForm(SHOWN);
  const kinds = listOf('activityKinds', club, association);
  const values: ActivityFieldValues = {
    ...draft.value,
    kind: draft.value.kind ?? kinds[0]?.key ?? '',
  };
  const create = async (): Promise<void> => {
    await run(async (commands) => {
      const created = await commands.createActivity({
        clubId: club.clubId,
        topic: values.topic,
        kind: values.kind,
        // An empty control is answered by the schema, as every other field is.
        startsAt: fromClockField(values.when) ?? ('' as Instant),
        venue: values.venue,
      });
      if (created.ok) {
        draft.clear();
        router.history.replace(paths.activity(club.clubId, ulidOfActivity(created.value.id)));
      }
      return created;
    });
  };
  return {
    values,
    errors,
    problem,
    isBusy,
    isReady: draft.isReady,
    change: (part: Partial<ActivityFieldValues>) => {
      changed(errorNamesOf(part));
      draft.change({ ...draft.value, ...part });
    },
    create,
  };
};
