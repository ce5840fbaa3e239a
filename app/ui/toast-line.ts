/* The way from useToast() to the view that is loaded later. */
import type { IconName } from './icon.tsx';

export interface ToastMessage {
  readonly text: string;
  readonly icon?: IconName | undefined;
  /** "Annuler", for what can be undone. Pressing it closes the toast. */
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** 0 stays until closed. */
  readonly timeoutMs?: number | undefined;
}

export interface ToastCall {
  readonly id: string;
  /** undefined closes the toast of this id. */
  readonly message: ToastMessage | undefined;
}

/** What is said to somebody stays until its time is over or until he leaves the page it was said on. */
export interface Toaster {
  /** Returns an id for close. */
  readonly show: (message: ToastMessage) => string;
  readonly close: (id: string) => void;
}

/** What a page says while it sends somebody on belongs to the next one. */
const SAID_WHILE_LEAVING_MS = 1_000;

export function createToaster(
  line: ToastLine,
  clock: () => number,
): Toaster & { readonly leave: () => void } {
  let count = 0;
  const shownAt = new Map<string, number>();
  const close = (id: string): void => {
    shownAt.delete(id);
    line.send({ id, message: undefined });
  };
  return {
    show(message) {
      count += 1;
      const id = `toast-${count}`;
      // One that stays until it is closed is about the application, not about a page.
      if (message.timeoutMs !== 0) shownAt.set(id, clock());
      line.send({ id, message });
      return id;
    },
    close,
    leave() {
      const now = clock();
      for (const [id, at] of shownAt) if (now - at > SAID_WHILE_LEAVING_MS) close(id);
    },
  };
}

/** Carries calls to the view; what is said before the view stands waits in order. */
export interface ToastLine {
  readonly send: (call: ToastCall) => void;
  readonly connect: (take: (call: ToastCall) => void) => () => void;
}

export function createToastLine(): ToastLine {
  const waiting: ToastCall[] = [];
  let taker: ((call: ToastCall) => void) | undefined;
  return {
    send(call) {
      if (taker) taker(call);
      else waiting.push(call);
    },
    connect(take) {
      taker = take;
      for (const call of waiting.splice(0)) take(call);
      return () => {
        if (taker === take) taker = undefined;
      };
    },
  };
}
