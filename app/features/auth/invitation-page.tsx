/** A person who was invited makes the account. */
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { paths } from '#app/paths.ts';
import { DoorLink } from './door-link.tsx';

/** Stands in the address for the token once that is spent, while the recovery kit is shown. */
const SPENT = 'acceptee';

export const InvitationPage = ({ token }: { readonly token: string }): ReactNode => {
  const navigate = useNavigate();
  // The address changes when the link is spent; the page goes on with the token that it came with.
  const [first] = useState(token === SPENT ? undefined : token);
  return (
    <DoorLink
      kind="invitation"
      token={first}
      onAccepted={() => void navigate({ to: paths.invitation(SPENT), replace: true })}
    />
  );
};
