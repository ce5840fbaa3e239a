import type { ReactNode } from 'react';
import { useNewPassphraseFields, type NewPassphrase } from '#app/data/session/new-passphrase.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { NewPassphraseFields } from '#app/ui/new-passphrase-fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { StepForm } from '#app/ui/step-form.tsx';
import type { KnownIdentity } from '#schemas/rules/passphrase.ts';

export interface PassphraseStepProps {
  readonly chosen: NewPassphrase;
  readonly identity: KnownIdentity;
  readonly onDone: () => void;
  readonly onBack: (() => void) | undefined;
}

export const PassphraseStep = ({ chosen, identity, onDone, onBack }: PassphraseStepProps): ReactNode => {
  const { t } = useI18n();
  const next = useNewPassphraseFields(chosen, identity, t.auth.newPassphrase);
  return (
    <StepForm
      submitLabel={t.auth.continue}
      onSubmit={() => {
        if (next.check()) onDone();
      }}
      others={
        onBack === undefined ? null : (
          <Button variant="quiet" onClick={onBack}>
            {t.common.back}
          </Button>
        )
      }
    >
      <NewPassphraseFields {...next.fields} reveal={t.auth.reveal} />
      <Notice tone="plain" icon="lock">
        {t.auth.newPassphrase.staysHere}
      </Notice>
    </StepForm>
  );
};
