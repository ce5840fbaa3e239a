import type { fr } from './fr/messages.ts';

/** French is the source: its shape is what English must fill, and the compiler checks that it does. */
export type Messages = typeof fr;
