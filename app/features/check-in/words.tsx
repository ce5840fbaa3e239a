/**
 * The words of check-in alone. The attendee's page must open on a 2G phone, so it brings neither the application's other
 * sentences nor its providers.
 */
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { createFormat, type Format, type Locale } from '#app/i18n/format.ts';
import { checkIn as fr } from '#app/i18n/fr/check-in.ts';
import { storedLocale } from '#app/i18n/stored-locale.ts';

export interface CheckInWords {
  readonly t: typeof fr;
  readonly format: Format;
}

const WordsContext = createContext<CheckInWords>({ t: fr, format: createFormat('fr') });

export const useWords = (): CheckInWords => use(WordsContext);

const loadWords = async (locale: Locale): Promise<CheckInWords> => ({
  t: locale === 'fr' ? fr : (await import('#app/i18n/en/check-in.ts')).checkIn,
  format: createFormat(locale),
});

export const WordsProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [words, setWords] = useState<CheckInWords>({ t: fr, format: createFormat('fr') });
  useEffect(() => {
    const locale = storedLocale();
    // Without a network English may be out of reach; French is always there.
    void loadWords(locale).then(
      (loaded) => {
        document.documentElement.lang = locale;
        setWords(loaded);
      },
      () => undefined,
    );
  }, []);
  return <WordsContext value={words}>{children}</WordsContext>;
};
