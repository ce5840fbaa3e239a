/**
 * A thumb that taps twice means it once. By its second tap what it pressed may be gone, a form that is saved or a sheet that
 * closed, and what has come in its place would be pressed instead: until a person can have seen it, nothing can be pressed there.
 */
const UNTIL_SEEN_MS = 500;
/** What goes later went for another reason. */
const PATIENCE_MS = 5_000;
const REACH_PX = 24;
const PRESSED = 'button, a, label, [role]';

export const coverSecondTaps = (): void => {
  let forget = (): void => undefined;
  const onClick = ({ target, clientX, clientY, detail }: MouseEvent): void => {
    const isByKey = detail === 0;
    if (isByKey || !(target instanceof Element)) return;
    forget();
    const pressed = target.closest(PRESSED) ?? target;
    const watch = new MutationObserver(() => {
      if (pressed.isConnected) return;
      forget();
      cover(clientX, clientY);
    });
    watch.observe(document, { childList: true, subtree: true });
    const end = setTimeout(() => forget(), PATIENCE_MS);
    forget = () => {
      watch.disconnect();
      clearTimeout(end);
    };
  };
  addEventListener('click', onClick, true);
};

const cover = (xPx: number, yPx: number): void => {
  const shield = document.createElement('div');
  Object.assign(shield.style, {
    position: 'fixed',
    left: `${xPx - REACH_PX}px`,
    top: `${yPx - REACH_PX}px`,
    width: `${2 * REACH_PX}px`,
    height: `${2 * REACH_PX}px`,
    zIndex: '999',
  });
  document.body.append(shield);
  // Counted from when it is drawn: a busy phone draws late.
  const seen = (): unknown => setTimeout(() => shield.remove(), UNTIL_SEEN_MS);
  requestAnimationFrame(() => requestAnimationFrame(seen));
};
