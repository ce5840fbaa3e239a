/**
 * Fails the build when the attendee's page draws a component whose classes its own stylesheet wasn't told of: the page
 * would come out half dressed, and only there.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';

const component = /\/app\/ui\/[^/]+\.tsx$/;

/**
 * @param files the built files of the page, filled before this plugin's turn (see files-of-page.ts)
 */
export const presenceStyles = (cssPath: string, files: ReadonlySet<string>): Plugin => ({
  name: 'presence-styles',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const css = readFileSync(cssPath, 'utf8');
      const drawn = Object.values(bundle)
        .filter((file) => file.type === 'chunk' && files.has(file.fileName))
        .flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
        .filter((id) => component.test(id));
      const missing = drawn
        .map((id) => `@source '../${basename(id)}';`)
        .filter((line) => !css.includes(line));
      if (missing.length > 0) this.error(`${cssPath} lacks\n${missing.join('\n')}`);
    },
  },
});
