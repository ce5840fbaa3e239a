import { createCouchMemory } from '#server/ports/couch-memory.ts';
import type { Engine } from './server-host.ts';

/** The in-memory database, which passes the same contract as the real ones. What it took, it keeps over a crash. */
export const createMemoryEngine = (): Engine => {
  const couch = createCouchMemory();
  return {
    connect: async () => couch,
    crash: async () => {},
    copy: async () => {
      const snapshot = couch.snapshot();
      return async () => couch.restore(snapshot);
    },
    wound: async () => {},
    close: async () => {},
  };
};
