/** Asks the server when the part is shown, again when the network is back, and on demand. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AccountFailure } from '#app/data/session/account-api.ts';
import { useSyncStatus } from '#app/data/services.tsx';
import type { Result } from '#schemas/primitives/result.ts';

export interface Asked<T> {
  /** Undefined until the first answer; the last one stays while a newer is on its way. */
  readonly answer: Result<T, AccountFailure> | undefined;
  readonly reload: () => void;
}

export const useAnswer = <T>(ask: () => Promise<Result<T, AccountFailure>>): Asked<T> => {
  const isOnline = useSyncStatus().connection === 'online';
  const [answer, setAnswer] = useState<Result<T, AccountFailure>>();
  const [turn, setTurn] = useState(0);
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(() => {
    let isCurrent = true;
    void asking.current().then((one) => {
      if (isCurrent) setAnswer(one);
    });
    return () => {
      isCurrent = false;
    };
  }, [isOnline, turn]);
  return { answer, reload: useCallback(() => setTurn((last) => last + 1), []) };
};
