import type { activity as fr } from '../fr/activity.ts';

export const activity: typeof fr = {};
