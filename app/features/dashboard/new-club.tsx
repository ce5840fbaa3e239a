/** Begins a club: for the board, and for the first administrator, who is alone in a new installation. */
import { useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { NewClubSheet } from './new-club-sheet.tsx';

export const NewClub = (): ReactNode => {
  const { t } = useI18n();
  const [isBeginning, setBeginning] = useState(false);
  return (
    <>
      <TextAction icon="plus" onClick={() => setBeginning(true)}>
        {t.clubCard.create}
      </TextAction>
      {isBeginning ? <NewClubSheet onClose={() => setBeginning(false)} /> : null}
    </>
  );
};
