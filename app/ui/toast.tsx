/*
 * Short messages, bottom right above the action bar. ToastProvider stands once around the app; useToast() says one. A toast
 * with an action stays longer. The view (Base UI's toast) is no part of the first load: it comes when the page is idle, or
 * with the first message, which waits for it.
 */
import { createContext, lazy, Suspense, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createToastLine, type ToastMessage } from './toast-line.ts';
import { whenIdle } from './when-idle.ts';

export interface Toaster {
  /** Returns an id for close. */
  readonly show: (message: ToastMessage) => string;
  readonly close: (id: string) => void;
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
