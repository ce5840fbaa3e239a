import { useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Sheet } from '#app/ui/sheet.tsx';

/** Nobody can give a passphrase back; what can be done instead. */
export const ForgottenPassphrase = (): ReactNode => {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const { ask, title, sub, ways } = t.auth.forgotten;
  return (
    <>
      <Button variant="quiet" onClick={() => setOpen(true)}>
        {ask}
      </Button>
      <Sheet open={open} onOpenChange={setOpen} title={title} sub={sub} closeLabel={t.common.close}>
        <ul className="grid gap-4 pt-2">
          {ways.map(({ title: way, text }) => (
            <li key={way}>
              <h3>{way}</h3>
              <p className="text-ink-soft">{text}</p>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
};
