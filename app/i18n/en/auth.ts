import type { auth as fr } from '../fr/auth.ts';

export const auth: typeof fr = {};
