/**
 * Databases of the time when ids lay clear on disk (docs/decisions/009). Their documents come anew from the server; what had not
 * been sent is kept among the refused writes, where it can be sent again. Then they are deleted.
 */
import { Dexie } from 'dexie';
import type { Sealer } from '#app/crypto/sealer.ts';
import { pendingIn } from '#app/sync/coordinator.ts';
import { createRejectedWrites } from '#app/sync/rejected-writes.ts';
import { openUserDatabase, removeDatabase, type OpenOptions } from './database.ts';
import type { UserStore } from './user-store.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';

export interface OlderDatabaseDeps {
  readonly name: string;
  readonly sealer: Sealer;
  readonly store: UserStore;
  readonly actor: AccountActor;
  readonly clock: () => number;
  readonly options?: OpenOptions;
}

export const retireOlderDatabase = async (deps: OlderDatabaseDeps): Promise<void> => {
  const { name, sealer, store, actor, clock, options = {} } = deps;
  const onDevice = await Dexie.getDatabaseNames();
  if (!onDevice.some((one) => one.startsWith(`rxdb-dexie-${name}--`))) return;
  // Its rows open as they are: only finding one by its id would not work.
  const database = await openUserDatabase({ ...options, name, sealer, multiInstance: false });
  try {
    const rejected = createRejectedWrites({ store, database, actor, clock });
    await rejected.saveUnsent(await pendingIn(database));
  } finally {
    await database.close();
  }
  await removeDatabase(name);
};
