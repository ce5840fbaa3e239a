/** Fails the build when one page can come to import another's own script: it would begin to run in a page that isn't its. */
import type { Plugin } from 'vite';
import { reachableFiles } from './files-of-page.ts';

export const pagesApart = (): Plugin => ({
  name: 'pages-apart',
  generateBundle(_options, bundle) {
    const entries = Object.values(bundle).flatMap((file) =>
      file.type === 'chunk' && file.isEntry ? [file] : [],
    );
    for (const entry of entries) {
      const reached = reachableFiles(bundle, entry);
      const other = entries.find((one) => one !== entry && reached.has(one.fileName));
      if (other !== undefined) this.error(`${entry.fileName} imports ${other.fileName}`);
    }
  },
});
