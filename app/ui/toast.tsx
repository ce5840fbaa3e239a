/*
 * Short messages, bottom right above the action bar. ToastProvider stands once around the app; useToast() says one. A toast
 * with an action stays longer. F6 moves the focus to them (Base UI), and screen readers hear them politely.
 */
import { Toast } from '@base-ui/react/toast';
import { useMemo, type ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

const plainMs = 6_000;
const withActionMs = 10_000;

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

interface ToastData {
  readonly icon: IconName;
}

export interface ToastProviderProps {
  /** Spoken name of the region. */
  readonly label: string;
  readonly children: ReactNode;
}

export function ToastProvider({ label, children }: ToastProviderProps): ReactNode {
  return (
    <Toast.Provider limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport
          aria-label={label}
          className="toasts no-print fixed right-4 left-4 z-60 ml-auto flex max-w-100 flex-col-reverse gap-2 outline-none lg:right-6 lg:left-auto lg:w-100"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList(): ReactNode {
  const { toasts } = Toast.useToastManager<ToastData>();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['right', 'down']}
      className="enter-bottom rounded-md bg-ink-strong text-ground shadow-lift data-ending-style:opacity-0 data-limited:hidden"
    >
      <Toast.Content className="flex min-h-13 items-center gap-3 py-1 pr-1 pl-4">
        <Icon name={toast.data?.icon ?? 'check-circle'} />
        <Toast.Title className="min-w-0 flex-1 py-2" render={<p />} />
        <Toast.Action className="min-h-11 flex-none rounded-sm px-3 font-bold text-toast-act transition-transform active:scale-[.97]" />
      </Toast.Content>
    </Toast.Root>
  ));
}

export function useToast(): Toaster {
  const { add, close } = Toast.useToastManager<ToastData>();
  return useMemo(
    () => ({
      show({ text, icon = 'check-circle', action, timeoutMs }) {
        const id: string = add({
          title: text,
          data: { icon },
          timeout: timeoutMs ?? (action ? withActionMs : plainMs),
          ...(action
            ? {
                actionProps: {
                  children: action.label,
                  onClick: () => {
                    action.onPress();
                    close(id);
                  },
                },
              }
            : {}),
        });
        return id;
      },
      close: (id) => close(id),
    }),
    [add, close],
  );
}
