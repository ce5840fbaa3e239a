import { useToast } from './toast.tsx';

/** Copies a text and says whether it worked; a browser may refuse. */
export function useCopy(words: { readonly copied: string; readonly failed: string }): (text: string) => void {
  const toast = useToast();
  return (text) => {
    const clipboard = (navigator as Partial<Navigator>).clipboard;
    const copying = clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    copying.then(
      () => toast.show({ text: words.copied, icon: 'check' }),
      () => toast.show({ text: words.failed, icon: 'alert' }),
    );
  };
}
