/** The language in force: messages and formats for components. French comes with the first screen, English when asked for. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createFormat, type Format, type Locale } from './format.ts';
import { fr } from './fr/messages.ts';
import type { Messages } from './messages.ts';
import { storedLocale, storeLocale } from './stored-locale.ts';

export interface I18n {
  readonly locale: Locale;
  readonly t: Messages;
  readonly format: Format;
  readonly setLocale: (locale: Locale) => void;
}

const I18nContext = createContext<I18n | undefined>(undefined);

export const I18nProvider = ({ children }: { children: ReactNode }) => {
  const [locale, setLocale] = useState<Locale>(storedLocale);
  const [messages, setMessages] = useState<Messages>(fr);

  useEffect(() => {
    let abandoned = false;
    const show = (loaded: Messages) => {
      if (abandoned) return;
      setMessages(loaded);
      document.documentElement.lang = locale;
    };
    if (locale === 'fr') show(fr);
    // Offline before English was ever fetched, French stays: words in the other language beat none.
    else
      void import('./en/messages.ts').then(
        (module) => show(module.en),
        () => show(fr),
      );
    return () => {
      abandoned = true;
    };
  }, [locale]);

  const value = useMemo<I18n>(
    () => ({
      locale,
      t: messages,
      format: createFormat(locale),
      setLocale: (next) => {
        storeLocale(next);
        setLocale(next);
      },
    }),
    [locale, messages],
  );
  return <I18nContext value={value}>{children}</I18nContext>;
};

export const useI18n = (): I18n => {
  const value = useContext(I18nContext);
  if (value === undefined) throw new Error('useI18n needs an I18nProvider above it');
  return value;
};
