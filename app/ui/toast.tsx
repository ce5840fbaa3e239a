/*
 * Short messages, bottom right above the action bar. ToastProvider stands once around the app; useToast() says one. A toast
 * with an action stays longer. The view (Base UI's toast) is no part of the first load: it comes when the page is idle, or
 * with the first message, which waits for it.
 */
import { createContext, lazy, Suspense, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createToaster, createToastLine, type Toaster } from './toast-line.ts';
import { whenIdle } from './when-idle.ts';

const ToastView = lazy(async () => ({ default: (await import('./toast-view.tsx')).ToastView }));
const ToastContext = createContext<Toaster | undefined>(undefined);

export interface ToastProviderProps {
  /** Spoken name of the region. */
  readonly label: string;
  /** Where one is: what was said elsewhere is taken away. */
  readonly place: string;
  readonly children: ReactNode;
}

export function ToastProvider({ label, place, children }: ToastProviderProps): ReactNode {
  const [wanted, setWanted] = useState(false);
  const [line] = useState(createToastLine);
  const [toaster] = useState(() => createToaster(line, Date.now));
  useEffect(() => whenIdle(() => setWanted(true)), []);
  useEffect(() => toaster.leave(), [toaster, place]);
  const loading = useMemo<Toaster>(
    () => ({
      show(message) {
        setWanted(true);
        return toaster.show(message);
      },
      close: toaster.close,
    }),
    [toaster],
  );
  return (
    <ToastContext value={loading}>
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
