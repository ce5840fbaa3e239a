/** The first administrator, from the link that the server prints. Its token stands behind `#`, so no server log knows it. */
import { useState, type ReactNode } from 'react';
import { paths } from '#app/paths.ts';
import { DoorLink } from './door-link.tsx';

export const InstallationPage = (): ReactNode => {
  const [token] = useState(() => location.hash.slice(1) || undefined);
  return (
    <DoorLink
      kind="installation"
      token={token}
      onAccepted={() => history.replaceState(history.state, '', paths.installation())}
    />
  );
};
