import { useState, type FormEvent, type ReactNode } from 'react';
import {
  hasProblem,
  isOffered,
  newPassphraseProblems,
  strengthOf,
  type NewPassphrase,
} from '#app/data/new-passphrase.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { NewPassphraseFields } from '#app/ui/new-passphrase-fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { KnownIdentity } from '#schemas/rules/passphrase.ts';

export interface PassphraseStepProps {
  readonly chosen: NewPassphrase;
  readonly identity: KnownIdentity;
  readonly onDone: () => void;
  readonly onBack: (() => void) | undefined;
}

export const PassphraseStep = ({ chosen, identity, onDone, onBack }: PassphraseStepProps): ReactNode => {
  const { t } = useI18n();
  const words = t.auth.newPassphrase;
  const [isChecked, setIsChecked] = useState(false);
  const problems = newPassphraseProblems(chosen, identity);
  const strength = strengthOf(chosen, identity);
  const phraseError =
    isChecked && problems.phrase !== undefined ? words.problems[problems.phrase] : undefined;
  const againError = isChecked && problems.again !== undefined ? words[problems.again] : undefined;
  const isOwn = chosen.phrase.trim() !== '' && problems.phrase === undefined && !isOffered(chosen);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsChecked(true);
    if (!hasProblem(problems)) onDone();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-1 flex-col gap-4">
      <NewPassphraseFields
        labels={{ ...words.labels, show: t.auth.showPassphrase, hide: t.auth.hidePassphrase }}
        words={chosen.words}
        onOthers={chosen.drawOthers}
        phrase={chosen.phrase}
        onPhrase={(phrase) => {
          setIsChecked(false);
          chosen.change({ phrase });
        }}
        phraseError={phraseError}
        verdict={{ strength, ...words.verdict[strength] }}
        again={isOwn ? chosen.again : undefined}
        onAgain={(again) => chosen.change({ again })}
        againError={againError}
      />
      <Notice tone="plain" icon="lock">
        {words.staysHere}
      </Notice>
      <div className="mt-auto grid gap-2 pt-4">
        <Button type="submit" variant="primary" size="lg" block>
          {t.auth.continue}
        </Button>
        {onBack === undefined ? null : (
          <Button variant="quiet" onClick={onBack}>
            {t.common.back}
          </Button>
        )}
      </div>
    </form>
  );
};
