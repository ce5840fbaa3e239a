/**
 * The page in which the shipped code of the device is measured: a real Chromium, a real disk, the real server. Each measure is
 * a function that the measuring process calls; it gives back milliseconds and counts, and leaves the disk as it was.
 */
import { measureKiosk } from './lab-kiosk.ts';
import { syncByHand, syncWithPouch } from './lab-others.ts';
import { measureStoredFigures } from './lab-figures.ts';
import { syncWithApp } from './lab-sync.ts';

const lab = { syncWithApp, syncByHand, syncWithPouch, measureStoredFigures, measureKiosk };

export type Lab = typeof lab;

declare global {
  interface Window {
    /** Undefined until the page's script ran. */
    lab?: Lab;
  }
}

window.lab = lab;
