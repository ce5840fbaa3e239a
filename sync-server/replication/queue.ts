/** Runs tasks one after the other, in the order they came; a failed one fails only itself. */
export interface Queue {
  run<T>(task: () => Promise<T>): Promise<T>;
  /** Resolves when all tasks given so far have ended. */
  idle(): Promise<void>;
}

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (task) => {
      const result = last.then(task);
      last = result.catch(() => {});
      return result;
    },
    idle: async () => {
      await last;
    },
  };
}
