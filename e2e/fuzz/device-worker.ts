/**
 * A worker thread that plays devices. Bundled by device-pool.ts, with its parts loaded one after the other: Dexie looks for the
 * disk when it is loaded.
 */

import 'fake-indexeddb/auto';

// Worker threads share broadcast channels as the tabs of one browser do; devices do not.
Reflect.deleteProperty(globalThis, 'BroadcastChannel');
await import('./device-loop.ts');
