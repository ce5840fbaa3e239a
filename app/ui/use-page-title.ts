import { useEffect } from 'react';

/** What the tab and the screen reader call the page; parts that are not known yet are left out. */
export function usePageTitle(...parts: readonly (string | undefined)[]): void {
  const title = parts.filter((part) => part !== undefined && part !== '').join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
