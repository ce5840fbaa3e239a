import type { sync as fr } from '../fr/sync.ts';

export const sync: typeof fr = {};
