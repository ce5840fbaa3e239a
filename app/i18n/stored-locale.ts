import type { Locale } from './format.ts';

const STORAGE_KEY = 'aesi-locale';

/** The language chosen on this device; French until somebody chooses. */
export const storedLocale = (): Locale => (localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'fr');

export const storeLocale = (locale: Locale): void => localStorage.setItem(STORAGE_KEY, locale);
