/** A person who was invited makes the account. */
import type { ReactNode } from 'react';
import { paths } from '#app/paths.ts';
import { DoorLink } from './door-link.tsx';
import { useLinkToken } from './link-token.ts';

/** `tokenInPath`: of a link that was made before tokens stood behind `#`. */
export const InvitationPage = ({ tokenInPath }: { readonly tokenInPath?: string }): ReactNode => {
  const { token, forget } = useLinkToken(paths.invitation(), tokenInPath);
  return <DoorLink kind="invitation" token={token} onAccepted={forget} />;
};
