import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { AccountFailure } from '#app/data/session/account-api.ts';
import { emailProblem } from '#app/data/forms/email-problem.ts';
import { useClubs } from '#app/data/hooks.ts';
import { useDraft, useServices } from '#app/data/services.tsx';
import { useSubmission } from '#app/data/forms/use-submission.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { EmailInput } from '#app/ui/email-input.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormSheet } from '#app/ui/form-sheet.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import type { InviteResponse } from '#schemas/protocol/auth.ts';
import type { Actor, ClubPost } from '#schemas/rules/roles.ts';
import { failureSentence } from './account-words.ts';
import { InviteLink } from './invite-link.tsx';
import { placesToInvite, roleToInvite } from './invite-roles.ts';

export interface InviteSheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly actor: Actor;
  /** The club whose lead is invited, when that was asked for elsewhere. */
  readonly leadOf: string | undefined;
  readonly onInvited: () => void;
}

interface InviteDraft {
  readonly displayName: string;
  readonly email: string;
  readonly place?: string;
  readonly post?: ClubPost;
}

const EMPTY: InviteDraft = { displayName: '', email: '' };
const MAX_NAME = 80;

export const InviteSheet = ({
  open,
  onOpenChange,
  actor,
  leadOf,
  onInvited,
}: InviteSheetProps): ReactNode => {
  const { t, format } = useI18n();
  const words = t.account.invitations;
  const api = useServices().account;
  const clubs = (useClubs() ?? []).filter(({ archivedAt }) => archivedAt === null);
  const draft = useDraft<InviteDraft>('account.invite', EMPTY);
  const { displayName, email, place, post } = draft.value;
  const choose = useEffectEvent((club: string) =>
    draft.change({ ...draft.value, place: club, post: 'lead' }),
  );
  useEffect(() => {
    if (draft.isReady && leadOf !== undefined) choose(leadOf);
  }, [draft.isReady, leadOf]);
  const [isChecked, setIsChecked] = useState(false);
  const { isBusy, error, run } = useSubmission<AccountFailure>();
  const [made, setMade] = useState<InviteResponse & { readonly displayName: string }>();

  const places = placesToInvite(actor, clubs);
  const role = roleToInvite(places, place, post);
  const posts = (places.length === 1 ? places[0] : places.find((one) => one.place === place))?.posts ?? [];
  const missing = isChecked ? problemsOf(draft.value, t) : {};
  const submit = async (): Promise<void> => {
    setIsChecked(true);
    const problems = problemsOf(draft.value, t);
    if (role === undefined || problems.name !== undefined || problems.email !== undefined) return;
    const body = { displayName: displayName.trim(), email: email.trim(), roles: [role] };
    const invited = await run(() => api.invite(body));
    if (!invited.ok) return;
    setMade({ ...invited.value, displayName: body.displayName });
    setIsChecked(false);
    draft.change(EMPTY);
    draft.clear();
    onInvited();
  };
  const close = (isOpen: boolean): void => {
    onOpenChange(isOpen);
    if (!isOpen) setMade(undefined);
  };
  const placeLabel = (one: string): string =>
    one === 'board' || one === 'admin'
      ? t.common.role[one]
      : (clubs.find(({ clubId }) => clubId === one)?.name ?? one);
  const isTaken = error?.type === 'refused' && error.code === 'email_taken';
  return (
    <FormSheet
      isReady={draft.isReady}
      open={open}
      onOpenChange={close}
      title={made === undefined ? words.invite : words.ready(made.displayName)}
      sub={made === undefined ? words.inviteSub : words.readySub}
      closeLabel={t.common.close}
      submitLabel={made === undefined ? words.makeLink : words.handedOver}
      busy={isBusy}
      busyLabel={words.making}
      problem={error === undefined || isTaken ? undefined : failureSentence(error, t, format)}
      onSubmit={() => (made === undefined ? void submit() : close(false))}
    >
      {made !== undefined ? (
        <InviteLink token={made.token} expiresAt={made.expiresAt} />
      ) : draft.isReady ? (
        <>
          <Field label={t.auth.accept.name} hint={t.auth.accept.nameHint} error={missing.name}>
            <TextInput
              maxLength={MAX_NAME}
              value={displayName}
              onValue={(value) => draft.change({ ...draft.value, displayName: value })}
            />
          </Field>
          <Field
            label={t.auth.email}
            hint={words.emailHint}
            error={missing.email ?? (isTaken ? words.emailTaken : undefined)}
          >
            <EmailInput value={email} onValue={(value) => draft.change({ ...draft.value, email: value })} />
          </Field>
          {places.length > 1 ? (
            <ChoiceGroup
              label={words.place}
              options={places.map((one) => ({ value: one.place, label: placeLabel(one.place) }))}
              value={place}
              onChange={(value) => draft.change({ ...draft.value, place: value })}
              error={isChecked && place === undefined ? words.placeRequired : undefined}
            />
          ) : null}
          {posts.length > 0 ? (
            <ChoiceGroup
              label={words.post}
              layout="list"
              options={posts.map((one) => ({ value: one, ...words.posts[one] }))}
              value={post}
              onChange={(value) => draft.change({ ...draft.value, post: value })}
              error={isChecked && role === undefined ? words.postRequired : undefined}
            />
          ) : null}
        </>
      ) : null}
    </FormSheet>
  );
};

const problemsOf = (
  { displayName, email }: InviteDraft,
  t: Messages,
): { readonly name?: string | undefined; readonly email?: string | undefined } => {
  const problem = emailProblem(email);
  const words = { ...t.auth.errors, emailRequired: t.account.invitations.emailRequired };
  return {
    name: displayName.trim() === '' ? t.account.invitations.nameRequired : undefined,
    email: problem && words[problem],
  };
};
