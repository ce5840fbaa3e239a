/** Lets work through until it is closed: writes into a database that is about to be given up must end before it is read. */
export interface Gate {
  /** `whenClosed` is the answer of work that came too late and was not begun. */
  readonly pass: <T>(whenClosed: T, work: () => Promise<T>) => Promise<T>;
  /** Resolves when what runs has ended. */
  readonly close: () => Promise<void>;
  /** The database stays after all. */
  readonly reopen: () => void;
}

export const createGate = (): Gate => {
  const running = new Set<Promise<unknown>>();
  let isClosed = false;
  return {
    pass: (whenClosed, work) => {
      if (isClosed) return Promise.resolve(whenClosed);
      const outcome = work();
      running.add(outcome);
      const forget = (): void => void running.delete(outcome);
      outcome.then(forget, forget);
      return outcome;
    },
    close: async () => {
      isClosed = true;
      await Promise.allSettled(running);
    },
    reopen: () => {
      isClosed = false;
    },
  };
};
