import { makeTestChild } from '#server/embedded/test-child.ts';
import { createEmbeddedDatabase } from '#server/embedded/supervisor.ts';
import { describeCouchContract } from './couch-contract.ts';
import { createCouchNano } from './couch-nano.ts';
import { silentLog } from './log.ts';

describeCouchContract('embedded pouchdb-server', async () => {
  const child = await makeTestChild();
  const database = createEmbeddedDatabase({
    dataDir: child.dataDir,
    childPath: child.childPath,
    log: silentLog,
  });
  await database.start();
  return {
    couch: createCouchNano({
      engine: 'embedded',
      url: () => database.connection().url,
      credentials: () => database.connection(),
      log: silentLog,
    }),
    close: async () => {
      await database.stop();
      await child.remove();
    },
  };
});
