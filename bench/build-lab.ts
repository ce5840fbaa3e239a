/** Bundles the lab: the shipped modules of the device, minified as they are shipped, in one page of their own. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { places } from './places.ts';

const PAGE =
  '<!doctype html><html lang="fr"><title>bench</title><script type="module" src="/assets/lab.js"></script>';

export const buildLab = async (): Promise<void> => {
  await mkdir(places.lab, { recursive: true });
  await writeFile(join(places.lab, 'index.html'), PAGE);
  await build({
    entryPoints: [places.labSource],
    outdir: join(places.lab, 'assets'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.DEV': 'false', global: 'globalThis' },
    logLevel: 'error',
  });
};
