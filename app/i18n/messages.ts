import type { firstMessages } from './fr/first-messages.ts';
import type { fr } from './fr/messages.ts';

/** French is the source: its shape is what English must fill, and the compiler checks that it does. */
export type Messages = typeof fr;
/** The part that the frame and the first screen use, which are shown before the rest is there. */
export type FirstMessages = typeof firstMessages;
