/** What a link of invitation or installation opens: loading, the steps to an account, or why the link leads nowhere. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { useClubs } from '#app/data/hooks.ts';
import { useSession, useSessionState } from '#app/data/services.tsx';
import type { InvitationError } from '#app/data/session/session-state.ts';
import type { Format } from '#app/i18n/format.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { DoorScreen } from '#app/ui/full-screen.tsx';
import { Loading, SkeletonRows } from '#app/ui/skeleton.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import type { InvitationView } from '#schemas/protocol/auth.ts';
import { parseClubRole } from '#schemas/rules/roles.ts';
import { AcceptFlow } from './accept-flow.tsx';
import { useClubSlugs } from './use-club-slugs.ts';

export interface DoorLinkProps {
  readonly kind: InvitationView['kind'];
  /** Undefined when the address holds none, or no longer: the link was used here. */
  readonly token: string | undefined;
  /** The token is spent. */
  readonly onAccepted: () => void;
}

type Link =
  | { readonly state: 'loading' }
  | { readonly state: 'open'; readonly invitation: InvitationView }
  | { readonly state: 'refused'; readonly error: InvitationError };

const NO_LINK = { state: 'refused', error: { type: 'invitation_invalid' } } as const satisfies Link;

export const DoorLink = ({ kind, token, onAccepted }: DoorLinkProps): ReactNode => {
  const session = useSession();
  const navigate = useNavigate();
  const state = useSessionState();
  const [link, setLink] = useState<Link>(token === undefined ? NO_LINK : { state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // Accepting signs in: from the first step on, who is here is the person of this invitation.
  const [isBegun, setIsBegun] = useState(false);
  const isFree = link.state === 'open' && state.phase === 'visitor';
  useEffect(() => {
    if (isFree) setIsBegun(true);
  }, [isFree]);

  useEffect(() => {
    if (token === undefined) return undefined;
    let isCurrent = true;
    void session.invitation(token).then((found) => {
      if (!isCurrent) return;
      setLink(
        found.ok ? { state: 'open', invitation: found.value } : { state: 'refused', error: found.error },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [session, token, attempt]);

  if (link.state === 'loading' || state.phase === 'starting') return <LoadingLink />;
  if (link.state === 'refused' || token === undefined) {
    return (
      <RefusedLink
        kind={kind}
        error={link.state === 'refused' ? link.error : NO_LINK.error}
        onRetry={() => {
          setLink({ state: 'loading' });
          setAttempt(attempt + 1);
        }}
      />
    );
  }
  if (state.phase === 'user' && !isBegun) return <SomebodyIsHere name={state.account.displayName} />;
  const { invitation } = link;
  return (
    <AcceptFlow
      token={token}
      invitation={invitation}
      greeting={<Greeting invitation={invitation} />}
      onAccepted={onAccepted}
      onLinkRefused={(error) => setLink({ state: 'refused', error })}
      onDone={() => void navigate({ to: firstPage(invitation, session.state().phase), replace: true })}
    />
  );
};

/** The own club's page for its bureau, the dashboard for all others; the door, if this phone could not keep the account open. */
const firstPage = ({ roles }: InvitationView, phase: string): string => {
  if (phase !== 'user') return paths.signIn();
  const club = roles.map(parseClubRole).find((role) => role !== undefined);
  return club === undefined ? paths.home() : paths.club(club.slug);
};

const Greeting = ({ invitation }: { readonly invitation: InvitationView }): ReactNode => {
  const { t } = useI18n();
  const clubs = useClubs() ?? [];
  const words = t.auth.accept;
  if (invitation.kind === 'installation') return words.installationGreeting;
  const nameOf = (slug: string): string => clubs.find(({ clubId }) => clubId === slug)?.name ?? slug;
  const roles = invitation.roles.map((role) => words.asRole(role, nameOf));
  return (
    <>
      <b className="text-ink-strong">{words.hello(invitation.displayName)}</b>{' '}
      {words.invites(invitation.invitedBy, roles)}
    </>
  );
};

const LoadingLink = (): ReactNode => {
  const { t } = useI18n();
  const clubSlugs = useClubSlugs();
  return (
    <DoorScreen title={t.auth.accept.loading} clubSlugs={clubSlugs}>
      <Loading label={t.common.loading}>
        <SkeletonRows count={4} />
      </Loading>
    </DoorScreen>
  );
};

const SomebodyIsHere = ({ name }: { readonly name: string }): ReactNode => {
  const { t } = useI18n();
  const session = useSession();
  const clubSlugs = useClubSlugs();
  usePageTitle(t.auth.accept.occupied, t.common.appName);
  return (
    <DoorScreen
      title={t.auth.accept.occupied}
      sub={t.auth.accept.occupiedText(name)}
      clubSlugs={clubSlugs}
      foot={
        <>
          <Button variant="primary" size="lg" block icon="lock" onClick={() => void session.lock()}>
            {t.auth.accept.lockFirst}
          </Button>
          <ButtonLink variant="quiet" href={paths.home()}>
            {t.auth.accept.keepOpen}
          </ButtonLink>
        </>
      }
    >
      {null}
    </DoorScreen>
  );
};

const RefusedLink = ({
  kind,
  error,
  onRetry,
}: {
  readonly kind: InvitationView['kind'];
  readonly error: InvitationError;
  readonly onRetry: () => void;
}): ReactNode => {
  const { t, format } = useI18n();
  const clubSlugs = useClubSlugs();
  const { title, text, canRetry } = refusalOf(kind, error, t, format);
  usePageTitle(title, t.common.appName);
  return (
    <DoorScreen
      title={title}
      sub={text}
      clubSlugs={clubSlugs}
      foot={
        <>
          {canRetry ? (
            <Button variant="primary" size="lg" block icon="sync" onClick={onRetry}>
              {t.common.retry}
            </Button>
          ) : (
            <ButtonLink variant="primary" size="lg" block icon="key" href={paths.signIn()}>
              {t.auth.accept.toSignIn}
            </ButtonLink>
          )}
          <ButtonLink variant="quiet" href={paths.home()}>
            {t.auth.seePublic}
          </ButtonLink>
        </>
      }
    >
      {null}
    </DoorScreen>
  );
};

const refusalOf = (
  kind: InvitationView['kind'],
  error: InvitationError,
  t: Messages,
  format: Format,
): { title: string; text: string; canRetry: boolean } => {
  const words = t.auth.accept.refusals;
  switch (error.type) {
    case 'invitation_invalid': {
      const code = kind === 'installation' ? 'installation_invalid' : error.type;
      return { ...words[code], canRetry: false };
    }
    case 'invitation_expired':
    case 'already_installed':
    case 'email_taken':
      return { ...words[error.type], canRetry: false };
    case 'offline':
      return { ...words.offline, canRetry: true };
    case 'too_many_attempts': {
      const wait = format.duration(error.retryAfterSeconds * 1000);
      return { title: words.server.title, text: t.auth.errors.tooManyAttempts(wait), canRetry: true };
    }
    default:
      return { ...words.server, canRetry: true };
  }
};
