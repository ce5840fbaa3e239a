/** A file from the camera or the device → a portrait that can be looked at before it is put on a card. */
import { useEffect, useState } from 'react';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import { photoProblemText } from '#app/data/photos/photo-problem.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';

export interface ChosenPortrait {
  readonly photo: PreparedPhoto;
  /** Of this tab, as long as it is shown. */
  readonly address: string;
}

export const usePortrait = () => {
  const { t, format } = useI18n();
  const [chosen, setChosen] = useState<ChosenPortrait>();
  const [isPreparing, setPreparing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const address = chosen?.address;
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address);
    },
    [address],
  );
  const choose = async ([file]: readonly File[]): Promise<void> => {
    if (file === undefined) return;
    setProblem(undefined);
    setPreparing(true);
    try {
      const { PORTRAIT, preparePhoto } = await import('#app/data/photos/prepare-photo.ts');
      const prepared = await preparePhoto(file, PORTRAIT);
      if (!prepared.ok) return setProblem(photoProblemText(prepared.error, file.name, { t, format }));
      const { full, type } = prepared.value;
      const picture = new Blob([full as BlobPart], { type });
      setChosen({ photo: prepared.value, address: URL.createObjectURL(picture) });
    } finally {
      setPreparing(false);
    }
  };
  return { chosen, isPreparing, problem, setProblem, choose };
};
