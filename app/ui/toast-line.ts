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
