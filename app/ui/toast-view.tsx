/* The visible half of toast.tsx, loaded apart. F6 moves the focus to the messages; screen readers hear them politely. */
import { Toast } from '@base-ui/react/toast';
import { useEffect, type ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import type { ToastLine, ToastMessage } from './toast-line.ts';

const plainMs = 4_000;
const withActionMs = 10_000;

interface ToastData {
  readonly icon: IconName;
}

export function ToastView({ label, line }: { readonly label: string; readonly line: ToastLine }): ReactNode {
  return (
    <Toast.Provider limit={3}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={label}
          onMouseEnter={onlyHovering}
          onMouseMove={onlyHovering}
          className="toasts no-print fixed z-60 ml-auto flex max-w-100 flex-col-reverse gap-2 outline-none lg:w-100"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
      <Connection line={line} />
    </Toast.Provider>
  );
}

/** After a tap a phone's browser tells of a pointer that came and never of one that left: the message would stay for ever. */
function onlyHovering(event: { readonly preventBaseUIHandler: () => void }): void {
  if (!matchMedia('(hover: hover)').matches) event.preventBaseUIHandler();
}

type Manager = Pick<ReturnType<typeof Toast.useToastManager<ToastData>>, 'add' | 'close'>;

function showIn(
  manager: Manager,
  id: string,
  { text, icon = 'check-circle', action, timeoutMs }: ToastMessage,
): void {
  manager.add({
    id,
    title: text,
    data: { icon },
    timeout: timeoutMs ?? (action ? withActionMs : plainMs),
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              action.onPress();
              manager.close(id);
            },
          },
        }
      : {}),
  });
}

/** Below the provider, because its manager comes by context and is ready at once (one made outside would miss early messages). */
function Connection({ line }: { readonly line: ToastLine }): ReactNode {
  const { add, close } = Toast.useToastManager<ToastData>();
  useEffect(() => {
    const manager = { add, close };
    return line.connect(({ id, message }) => {
      if (message) showIn(manager, id, message);
      else close(id);
    });
  }, [line, add, close]);
  return null;
}

function ToastList(): ReactNode {
  const { toasts } = Toast.useToastManager<ToastData>();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      role="group"
      aria-modal={undefined}
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
