/**
 * pouchdb-server's adapter for a given LevelDB, with one fault of PouchDB 7 put right: when a deleted document gets an
 * edit that it already had before the deletion (a device sends again what was accepted once), PouchDB stores nothing,
 * rightly, but leaves the row without an answer, and the missing answer ends the process. The answer is a conflict.
 */
import type { LevelDown } from './synced-leveldown.ts';

type Results = (object | undefined)[];
type BulkCallback = (error: unknown, results?: Results) => void;
type BulkDocs = (request: { docs: readonly unknown[] }, options: object, callback: BulkCallback) => void;

interface Adapter {
  _bulkDocs: BulkDocs;
}

type AdapterConstructor = ((this: Adapter, options: object, callback: unknown) => void) & {
  valid: () => boolean;
  use_prefix: boolean;
};

interface AdapterRegistry {
  adapter(name: string, constructor: AdapterConstructor, isPreferred: boolean): void;
}

type AdapterPlugin = (registry: AdapterRegistry) => void;

/** `adapterFor`: pouchdb-server's own maker of adapters. */
export function createLevelAdapter(
  adapterFor: (leveldown: LevelDown) => AdapterPlugin,
  leveldown: LevelDown,
): AdapterPlugin {
  return (registry) =>
    adapterFor(leveldown)({
      adapter: (name, constructor, isPreferred) =>
        registry.adapter(name, withAllAnswers(constructor), isPreferred),
    });
}

function withAllAnswers(constructor: AdapterConstructor): AdapterConstructor {
  function AnsweringAdapter(this: Adapter, options: object, callback: unknown): void {
    constructor.call(this, options, callback);
    const bulkDocs = this._bulkDocs.bind(this);
    this._bulkDocs = (request, bulkOptions, answer) => {
      const count = request.docs.length;
      bulkDocs(request, bulkOptions, (error, results) => {
        if (results === undefined) answer(error);
        else
          answer(
            error,
            Array.from({ length: count }, (_, at) => results[at] ?? conflict()),
          );
      });
    };
  }
  return Object.assign(AnsweringAdapter, { valid: constructor.valid, use_prefix: constructor.use_prefix });
}

function conflict(): object {
  return { error: true, status: 409, name: 'conflict', message: 'Document update conflict' };
}
