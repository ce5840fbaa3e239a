import type { ReactNode } from 'react';
import { iconPaths, type IconName } from '../icon-paths.ts';
import { Icon } from '../icon.tsx';
import { Mark } from '../mark.tsx';
import { PageHead } from '../page-head.tsx';

export function IconsPart(): ReactNode {
  return (
    <>
      <PageHead title="Icônes et signe" />
      <Mark size="lg" /> <Mark />
      <ul style={{ display: 'grid', gap: 8, gridTemplateColumns: 'repeat(auto-fill, minmax(100px, 1fr))' }}>
        {(Object.keys(iconPaths) as IconName[]).map((name) => (
          <li key={name} style={{ display: 'grid', justifyItems: 'center', fontSize: 14, padding: 8 }}>
            <Icon name={name} size="xl" />
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}
