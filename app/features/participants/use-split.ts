import { useState } from 'react';
import { useAct } from '#app/data/forms/use-act.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { nameOf, type Card } from './person-rows.ts';

/** Takes a card out of the person that it was merged into, whatever came in between; that can be taken back too. */
export const useSplit = () => {
  const { t } = useI18n();
  const act = useAct();
  const [isBusy, setBusy] = useState(false);
  const split = async ({ id, mergedInto, ...card }: Card): Promise<void> => {
    setBusy(true);
    await act({
      work: (commands) => commands.mergeParticipant(id, null),
      said: t.people.merge.splitDone(nameOf(card)),
      icon: 'split',
      undo: (commands) => commands.mergeParticipant(id, mergedInto),
    });
    setBusy(false);
  };
  return { isBusy, split };
};
