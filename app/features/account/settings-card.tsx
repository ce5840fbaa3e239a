/** How this device looks and when it locks; kept on the device, for everybody who uses it. */
import { useState, type ReactNode } from 'react';
import { DEFAULT_SETTINGS, type DeviceSettings } from '#app/data/local/device-store.ts';
import { useSession, useSettings } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';

const LOCK_MINUTES = [5, DEFAULT_SETTINGS.lockAfterMinutes, 30, 60] as const;
const THEMES: readonly DeviceSettings['theme'][] = ['system', 'light', 'dark'];

export const SettingsCard = ({ isUser }: { readonly isUser: boolean }): ReactNode => {
  const { t, locale, setLocale } = useI18n();
  const words = t.account.device;
  const [settings, change] = useChosenSettings();
  return (
    <Card labelledBy="account-device">
      <CardHead id="account-device" title={words.title} />
      <div className="grid gap-4">
        <ChoiceGroup
          label={t.common.language}
          layout="segmented"
          options={[
            { value: 'fr', label: t.common.french },
            { value: 'en', label: t.common.english },
          ]}
          value={locale}
          onChange={setLocale}
        />
        <ChoiceGroup
          label={words.theme}
          layout="segmented"
          options={THEMES.map((value) => ({ value, label: words.themes[value] }))}
          value={settings.theme}
          onChange={(theme) => change({ theme })}
        />
        {isUser ? <Locking /> : null}
      </div>
    </Card>
  );
};

const Locking = (): ReactNode => {
  const { t } = useI18n();
  const words = t.account.device;
  const session = useSession();
  const [settings, change] = useChosenSettings();
  return (
    <>
      <ChoiceGroup
        label={words.lockAfter}
        layout="segmented"
        hint={words.lockHint}
        options={LOCK_MINUTES.map((minutes) => ({ value: String(minutes), label: String(minutes) }))}
        value={String(settings.lockAfterMinutes)}
        onChange={(minutes) => change({ lockAfterMinutes: Number(minutes) })}
      />
      <Button icon="lock" block onClick={() => void session.lock()}>
        {words.lockNow}
      </Button>
    </>
  );
};

/** A choice shows at once, not when the device has stored it. */
const useChosenSettings = (): readonly [DeviceSettings, (change: Partial<DeviceSettings>) => void] => {
  const [stored, save] = useSettings();
  const [chosen, setChosen] = useState<Partial<DeviceSettings>>({});
  return [
    { ...stored, ...chosen },
    (change) => {
      setChosen({ ...chosen, ...change });
      void save(change);
    },
  ];
};
