import { useEffect, useState } from 'react';

/**
 * The time by this device's clock, in milliseconds, read again every `everyMs` and as soon as the page is looked at again: a
 * phone that slept shows no stale time left.
 */
export function useNow(everyMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const read = (): void => setNowMs(Date.now());
    const timer = setInterval(read, everyMs);
    document.addEventListener('visibilitychange', read);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', read);
    };
  }, [everyMs]);
  return nowMs;
}
