/** Asks the server when the part is shown, every minute that it stays, again when the network is back, and on demand. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AccountFailure } from '#app/data/session/account-api.ts';
import { useSyncStatus } from '#app/data/services.tsx';
import { useNow } from '#app/ui/use-now.ts';
import type { Result } from '#schemas/primitives/result.ts';
import { heardOf } from './heard-of.ts';

export interface Asked<T> {
  /** Undefined until the first answer; the last one stays while a newer is on its way, and when none comes. */
  readonly answer: Result<T, AccountFailure> | undefined;
  readonly reload: () => void;
}

/** Another device may have used a code, or been signed in. */
const EVERY_MS = 60_000;

export const useAnswer = <T>(ask: () => Promise<Result<T, AccountFailure>>): Asked<T> => {
  const isOnline = useSyncStatus().connection === 'online';
  const nowMs = useNow(EVERY_MS);
  const [answer, setAnswer] = useState<Result<T, AccountFailure>>();
  const [turn, setTurn] = useState(0);
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(() => {
    let isCurrent = true;
    void asking.current().then((one) => {
      if (isCurrent) setAnswer((last) => heardOf(last, one));
    });
    return () => {
      isCurrent = false;
    };
  }, [isOnline, nowMs, turn]);
  return { answer, reload: useCallback(() => setTurn((last) => last + 1), []) };
};
