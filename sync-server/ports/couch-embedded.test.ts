import { makeTestChild } from '#server/embedded/test-child.ts';
import { createEmbeddedDatabase } from '#server/embedded/supervisor.ts';
import { describeCouchContract } from './couch-contract.ts';
import { createCouchNano } from './couch-nano.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

describeCouchContract('embedded pouchdb-server', async () => {
  const child = await makeTestChild();
  const database = createEmbeddedDatabase({ dataDir: child.dataDir, childPath: child.childPath, log });
  await database.start();
  return {
    couch: createCouchNano({
      engine: 'embedded',
      url: () => database.connection().url,
      credentials: () => database.connection(),
      log,
    }),
    close: async () => {
      await database.stop();
      await child.remove();
    },
  };
});
