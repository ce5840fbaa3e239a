/** Where things are. Every script works from the repository's root, whatever folder it was started in. */
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** @param {string[]} parts */
export const fromRoot = (...parts) => join(root, ...parts);

export const serverMain = fromRoot('dist/server/main.js');
export const serverSeed = fromRoot('dist/server/seed.js');
export const serverAuditCheck = fromRoot('dist/server/check-audit.js');
