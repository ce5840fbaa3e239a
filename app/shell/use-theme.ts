/**
 * The theme chosen on this device; without a choice the stylesheet follows the system. The device's settings are read after the
 * first picture, so the choice is also kept where a script can read it at once: nobody who chose dark is shown a white page first.
 */
import { useEffect } from 'react';
import { DEFAULT_SETTINGS, type DeviceSettings } from '#app/data/local/device-store.ts';
import { useSettings } from '#app/data/services.tsx';

type Theme = DeviceSettings['theme'];

const STORAGE_KEY = 'aesi-theme';

const show = (theme: Theme): void => {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
};

const showKept = (): void => {
  const kept = localStorage.getItem(STORAGE_KEY);
  if (kept === 'light' || kept === 'dark') show(kept);
};

showKept();

export const useTheme = (): void => {
  const [settings] = useSettings();
  const { theme } = settings;
  const isRead = settings !== DEFAULT_SETTINGS;
  useEffect(() => {
    if (!isRead) return;
    show(theme);
    localStorage.setItem(STORAGE_KEY, theme);
  }, [isRead, theme]);
};
