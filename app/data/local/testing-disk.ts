/** For tests: a disk in memory, which every file of tests finds as the one before did: empty. Named in vitest.config.ts. */
import 'fake-indexeddb/auto';
import { afterAll } from 'vitest';

const remove = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    // Whoever still has it open is of a file that is over; it goes when he lets go of it.
    request.onblocked = () => resolve();
  });

afterAll(async () => {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  await Promise.all(names.map(remove));
});
