/** The contract against a real CouchDB, when one is given: `COUCHDB_URL=http://name:password@host:5984`. */
import { describe, test } from 'vitest';
import { describeCouchContract } from './couch-contract.ts';
import { createCouchNano } from './couch-nano.ts';
import { silentLog } from './log.ts';

const address = process.env['COUCHDB_URL'];

if (address === undefined) {
  describe.skip('Couch contract: CouchDB (COUCHDB_URL is not set)', () => {
    test('nothing to test against', () => {});
  });
} else {
  const { username, password, origin, pathname } = new URL(address);
  const credentials = { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  describeCouchContract('CouchDB', async () => ({
    couch: createCouchNano({
      engine: 'couchdb',
      url: () => `${origin}${pathname}`,
      credentials: () => credentials,
      log: silentLog,
    }),
  }));
}
