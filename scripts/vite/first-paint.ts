/**
 * Inlines app/pwa/first-paint.css into each page and lists the hashes of what was inlined in csp-hashes.json, so that the
 * server's Content-Security-Policy can allow exactly these blocks and no other.
 *
 * Format: `{ "index.html": ["sha256-…"], "kiosk.html": […], "presence.html": […] }`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { transform } from 'esbuild';
import type { Plugin } from 'vite';

const styleBlock = /<style[^>]*>([\s\S]*?)<\/style>/g;

const hashesIn = (html: string): string[] =>
  [...html.matchAll(styleBlock)].map(([, content = '']) => {
    return `sha256-${createHash('sha256').update(content).digest('base64')}`;
  });

export const firstPaint = (cssPath: string): Plugin => ({
  name: 'first-paint',
  enforce: 'post',
  transformIndexHtml: {
    order: 'post',
    async handler(html) {
      const { code } = await transform(readFileSync(cssPath, 'utf8'), { loader: 'css', minify: true });
      // After the charset, which must stand among the first bytes; before the style sheets, which must win.
      return html.replace(
        /<meta charset=[^>]*>/,
        (charset) => `${charset}\n    <style>${code.trim()}</style>`,
      );
    },
  },
  generateBundle: {
    // After the pages themselves, which Vite also emits here.
    order: 'post',
    handler(_options, bundle) {
      const hashes: Record<string, string[]> = {};
      for (const [name, file] of Object.entries(bundle)) {
        if (name.endsWith('.html') && file.type === 'asset') hashes[name] = hashesIn(String(file.source));
      }
      this.emitFile({ type: 'asset', fileName: 'csp-hashes.json', source: JSON.stringify(hashes, null, 2) });
    },
  },
});
