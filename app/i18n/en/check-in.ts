import type { checkIn as fr } from '../fr/check-in.ts';

export const checkIn: typeof fr = {};
