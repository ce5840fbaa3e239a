/** Where the built parts lie, seen from the bundled server (dist/server/main.js, or dist/dev/server/main.js in development). */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const beside = (path: string, base: string): string => fileURLToPath(new URL(path, base));

export interface BuiltPaths {
  readonly embeddedChild: string;
  readonly appDir: string;
  readonly validation: string | undefined;
}

export function builtPaths(mainUrl: string): BuiltPaths {
  const validation = ['./validation.js', '../../server/validation.js'].map((path) => beside(path, mainUrl));
  return {
    embeddedChild: beside('./embedded-child.js', mainUrl),
    appDir: beside('../app', mainUrl),
    validation: validation.find((path) => existsSync(path)),
  };
}

export async function readValidation({ validation }: BuiltPaths): Promise<string> {
  if (validation === undefined) throw new Error('validation.js is missing: run `npm run build`');
  return (await readFile(validation, 'utf8')).trim();
}
