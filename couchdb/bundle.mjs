/**
 * Bundles the validation function for the database: one script without imports that defines `aesi`, in es2017 (FACTS: newer
 * syntax makes CouchDB answer every write with compilation_error). Called by the build, and by the tests that run it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/** @returns {Promise<string>} the source text */
export async function validationSource() {
  const { outputFiles } = await build({
    absWorkingDir: dirname(here),
    entryPoints: [join(here, 'validation/validate-write.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'aesi',
    target: 'es2017',
    platform: 'neutral',
    charset: 'ascii',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text.trim() ?? '';
}

/** Writes dist/server/validation.js, which the server reads at start. */
export async function bundleValidation(outfile = join(here, '../dist/server/validation.js')) {
  await mkdir(dirname(outfile), { recursive: true });
  await writeFile(outfile, `${await validationSource()}\n`);
}
