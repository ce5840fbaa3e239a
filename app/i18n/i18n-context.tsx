/**
 * The language in force: messages and formats for components. The French words of the first screen come with it, all others
 * behind it (a screen that needs them suspends until they are there), English when asked for.
 */
import { createContext, use, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createFormat, type Format, type Locale } from './format.ts';
import { firstMessages } from './fr/first-messages.ts';
import type { FirstMessages, Messages } from './messages.ts';
import { storedLocale, storeLocale } from './stored-locale.ts';

interface Language {
  readonly locale: Locale;
  readonly format: Format;
  readonly setLocale: (locale: Locale) => void;
}

export interface FirstI18n extends Language {
  readonly t: FirstMessages;
}

export interface I18n extends Language {
  readonly t: Messages;
}

interface Words {
  readonly first: FirstMessages;
  /** The same promise each time, as long as it holds. */
  readonly all: () => Promise<Messages>;
}

const I18nContext = createContext<(Language & Words) | undefined>(undefined);

let french: Promise<Messages> | undefined;

const FRENCH: Words = {
  first: firstMessages,
  all: () => {
    if (french === undefined) {
      french = import('./fr/messages.ts').then(({ fr }) => fr);
      // The page that asked fails as one does that was never fetched; the next asks anew.
      french.catch(() => (french = undefined));
    }
    return french;
  },
};

export const I18nProvider = ({ children }: { children: ReactNode }) => {
  const [locale, setLocale] = useState<Locale>(storedLocale);
  const [words, setWords] = useState(FRENCH);

  useEffect(() => {
    let abandoned = false;
    const show = (loaded: Words) => {
      if (abandoned) return;
      setWords(loaded);
      document.documentElement.lang = locale;
    };
    if (locale === 'fr') show(FRENCH);
    // Offline before English was ever fetched, French stays: words in the other language beat none.
    else
      void import('./en/messages.ts').then(
        ({ en }) => {
          const all = Promise.resolve(en);
          show({ first: en, all: () => all });
        },
        () => show(FRENCH),
      );
    return () => {
      abandoned = true;
    };
  }, [locale]);

  const value = useMemo(
    () => ({
      ...words,
      locale,
      format: createFormat(locale),
      setLocale: (next: Locale) => {
        storeLocale(next);
        setLocale(next);
      },
    }),
    [locale, words],
  );
  return <I18nContext value={value}>{children}</I18nContext>;
};

const useLanguage = (): Language & Words => {
  const value = useContext(I18nContext);
  if (value === undefined) throw new Error('words need an I18nProvider above them');
  return value;
};

/** For the frame and the first screen. */
export const useFirstI18n = (): FirstI18n => {
  const { first: t, locale, format, setLocale } = useLanguage();
  return { t, locale, format, setLocale };
};

/** For every other screen. */
export const useI18n = (): I18n => {
  const { all, locale, format, setLocale } = useLanguage();
  return { t: use(all()), locale, format, setLocale };
};
