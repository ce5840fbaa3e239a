/** Bundles our own TypeScript for Node; packages stay outside and are loaded from node_modules. */
import { fromRoot, root } from './paths.mjs';
import * as esbuild from 'esbuild';

/**
 * @param {{ entry: string, outfile: string }} what entry relative to the root, outfile absolute
 * @returns {import('esbuild').BuildOptions}
 */
export const nodeBundleOptions = ({ entry, outfile }) => ({
  absWorkingDir: root,
  entryPoints: [fromRoot(entry)],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  sourcemap: true,
  logLevel: 'silent',
});

/** @param {{ entry: string, outfile: string }} what */
export async function bundleForNode(what) {
  await esbuild.build(nodeBundleOptions(what));
}
