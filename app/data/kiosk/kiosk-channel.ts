/** From the kiosk to a tab of the same device whose vault is open: an answer waits to be moved. */
const CHANNEL = 'aesi-kiosk-answers';

export const announceKioskAnswer = (): void => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('taken');
  channel.close();
};

/** Returns what stops listening. */
export const onKioskAnswer = (listener: () => void): (() => void) => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', listener);
  return () => channel.close();
};
