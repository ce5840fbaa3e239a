/**
 * Finds which built files one page can ask for: its HTML, its script, whatever that imports, at once or later, and their
 * styles. The service worker keeps only these for a visitor of the attendee's page.
 */
import type { Plugin, Rolldown } from 'vite';

export function reachableFiles(bundle: Rolldown.OutputBundle, entry: Rolldown.OutputChunk): Set<string> {
  const files = new Set<string>();
  const waiting = [entry.fileName];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = bundle[name];
    if (files.has(name) || chunk?.type !== 'chunk') continue;
    files.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
    waiting.push(...chunk.imports, ...chunk.dynamicImports);
  }
  return files;
}

/** `files` is filled when the bundle is generated, before the service worker is built. */
export function filesOfPage(page: string): { plugin: Plugin; files: Set<string> } {
  const files = new Set<string>();
  const plugin: Plugin = {
    name: `files-of-${page}`,
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const entry = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${page}`) === true,
        );
        if (entry?.type !== 'chunk') throw new Error(`${page} has no script`);
        files.add(page);
        files.add('icons/aesi.svg');
        for (const name of reachableFiles(bundle, entry)) files.add(name);
      },
    },
  };
  return { plugin, files };
}
