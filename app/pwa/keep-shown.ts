/**
 * Photos that a page shows while no service worker answers for it (the whole of the very first visit): they are kept with those that
 * the worker keeps, so that the first visit, too, can be seen again without a network.
 */
import { keepShown } from './media-cache.ts';

/** The worker itself is not needed for it: a visit may end before that is installed. */
export const keepShownPhotos = (): void => {
  if (!('serviceWorker' in navigator) || navigator.serviceWorker.controller !== null) return;
  const shown = new PerformanceObserver((list) => {
    for (const { name, initiatorType } of list.getEntries() as PerformanceResourceTiming[]) {
      // The browser has forgotten it already: it is fetched when it is seen again.
      if (initiatorType === 'img') keepShown(name).catch(() => undefined);
    }
  });
  shown.observe({ type: 'resource', buffered: true });
};
