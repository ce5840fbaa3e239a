/*
 * Short messages, bottom right above the action bar. ToastProvider stands once around the app; useToast() says one. A toast
 * with an action stays longer. The view (Base UI's toast) is no part of the first load: it comes when the page is idle, or
 * with the first message, which waits for it.
 */
import { createContext, lazy, Suspense, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { IconName } from './icon.tsx';
import { whenIdle } from './when-idle.ts';

export interface ToastMessage {
  readonly text: string;
  readonly icon?: IconName | undefined;
  /** "Annuler", for what can be undone. Pressing it closes the toast. */
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** 0 stays until closed. */
  readonly timeoutMs?: number | undefined;
}

export interface Toaster {
  /** Returns an id for close. */
  readonly show: (message: ToastMessage) => string;
  readonly close: (id: string) => void;
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

const ToastView = lazy(async () => ({ default: (await import('./toast-view.tsx')).ToastView }));
const ToastContext = createContext<Toaster | undefined>(undefined);

export interface ToastProviderProps {
  /** Spoken name of the region. */
  readonly label: string;
  readonly children: ReactNode;
}

export function ToastProvider({ label, children }: ToastProviderProps): ReactNode {
  const [wanted, setWanted] = useState(false);
  const [line] = useState(createToastLine);
  useEffect(() => whenIdle(() => setWanted(true)), []);
  const toaster = useMemo<Toaster>(() => {
    let count = 0;
    return {
      show(message) {
        count += 1;
        const id = `toast-${count}`;
        setWanted(true);
        line.send({ id, message });
        return id;
      },
      close: (id) => line.send({ id, message: undefined }),
    };
  }, [line]);
  return (
    <ToastContext value={toaster}>
      {children}
      {wanted ? (
        <Suspense fallback={null}>
          <ToastView label={label} line={line} />
        </Suspense>
      ) : null}
    </ToastContext>
  );
}

export function useToast(): Toaster {
  const toaster = use(ToastContext);
  if (!toaster) throw new Error('useToast needs a ToastProvider above it');
  return toaster;
}
