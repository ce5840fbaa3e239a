/**
 * A thumb that taps twice means it once. By its second tap what it pressed may be gone, a form that is saved or a sheet that
 * closed, and what has come in its place would be pressed instead: for a moment nothing can be pressed there.
 */
const MOMENT_MS = 350;
const REACH_PX = 24;
const PRESSED = 'button, a, label, [role]';

export const coverSecondTaps = (): void => {
  const onClick = ({ target, clientX, clientY, detail }: MouseEvent): void => {
    const isByKey = detail === 0;
    if (isByKey || !(target instanceof Element)) return;
    const pressed = target.closest(PRESSED) ?? target;
    const endMs = performance.now() + MOMENT_MS;
    const look = (): void => {
      const leftMs = endMs - performance.now();
      if (leftMs <= 0) return;
      if (pressed.isConnected) requestAnimationFrame(look);
      else cover(clientX, clientY, leftMs);
    };
    requestAnimationFrame(look);
  };
  addEventListener('click', onClick, true);
};

const cover = (xPx: number, yPx: number, forMs: number): void => {
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
  setTimeout(() => shield.remove(), forMs);
};
