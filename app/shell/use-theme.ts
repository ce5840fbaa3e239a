import { useEffect } from 'react';
import { useSettings } from '#app/data/services.tsx';

/** The theme chosen on this device; without a choice the stylesheet follows the system. */
export const useTheme = (): void => {
  const [{ theme }] = useSettings();
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
  }, [theme]);
};
