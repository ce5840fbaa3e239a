/** The first administrator, from the link that the server prints. Its token stands behind `#`, so no server log knows it. */
import type { ReactNode } from 'react';
import { paths } from '#app/paths.ts';
import { DoorLink } from './door-link.tsx';
import { useLinkToken } from './link-token.ts';

export const InstallationPage = (): ReactNode => {
  const { token, forget } = useLinkToken(paths.installation());
  return <DoorLink kind="installation" token={token} onAccepted={forget} />;
};
