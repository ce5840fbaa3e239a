/**
 * Going back leads to where one was on the page. The router restores a position as soon as the page is drawn, when the lists on it
 * have not been read yet and it is too short; this goes there once it is long enough, unless the person moves first.
 */
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** What is not there by then is not coming. */
const PATIENCE_MS = 4_000;
const OWN_MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Goes to `top` when the page reaches that far; gives up after a while. */
const scrollWhenLongEnough = (top: number): (() => void) => {
  const listening = new AbortController();
  const observer = new ResizeObserver(() => {
    if (document.documentElement.scrollHeight - window.innerHeight < top) return;
    scrollTo({ top, behavior: 'instant' });
  });
  const stop = (): void => {
    observer.disconnect();
    listening.abort();
    clearTimeout(timer);
  };
  const timer = setTimeout(stop, PATIENCE_MS);
  for (const move of OWN_MOVES) addEventListener(move, stop, { passive: true, signal: listening.signal });
  observer.observe(document.body);
  return stop;
};

export const useScrollReturn = (): void => {
  const { history } = useRouter();
  useEffect(() => {
    const tops = new Map<string, number>();
    let key = history.location.state.__TSR_key ?? '';
    let stop = (): void => undefined;
    const note = (): void => void tops.set(key, scrollY);
    const unsubscribe = history.subscribe(({ location, action }) => {
      stop();
      key = location.state.__TSR_key ?? '';
      const top = tops.get(key) ?? 0;
      const isReturn = action.type === 'BACK' || action.type === 'FORWARD' || action.type === 'GO';
      if (isReturn && top > 0) stop = scrollWhenLongEnough(top);
    });
    addEventListener('scroll', note, { passive: true });
    return () => {
      stop();
      unsubscribe();
      removeEventListener('scroll', note);
    };
  }, [history]);
};
