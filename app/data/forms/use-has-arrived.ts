import { useSyncStatus } from '#app/data/services.tsx';

/**
 * False on a first visit while documents are still on their way: what is not here then may exist. Offline, what is here is all
 * there is to say.
 */
export const useHasArrived = (): boolean => {
  const { caughtUp, connection } = useSyncStatus();
  return caughtUp || (connection !== 'unknown' && connection !== 'online');
};
