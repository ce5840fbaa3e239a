/**
 * RxDB talks between tabs by the package broadcast-channel, which brings two stand-ins (IndexedDB, localStorage) for browsers
 * without a BroadcastChannel of their own. The application asks for one everywhere, so the stand-ins stay out of the first load.
 */
import type { Plugin } from 'vite';

const standIn = /\/methods\/(indexed-db|localstorage)\.js$/;
const NONE = '\0no-stand-in';

export const nativeBroadcast = (): Plugin => ({
  name: 'native-broadcast',
  enforce: 'pre',
  resolveId(source, importer) {
    return importer?.includes('/broadcast-channel/') === true && standIn.test(source) ? NONE : undefined;
  },
  load(id) {
    // The package itself drops what is not there from its list of methods.
    return id === NONE
      ? 'export const IndexedDBMethod = undefined; export const LocalstorageMethod = undefined;'
      : undefined;
  },
});
