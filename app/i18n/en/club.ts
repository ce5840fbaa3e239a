import type { club as fr } from '../fr/club.ts';

export const club: typeof fr = {};
