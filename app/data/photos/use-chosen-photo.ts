/** A file from the camera or the device → one photo that can be looked at before anything is done with it. */
import { useEffect, useState } from 'react';
import type { PreparedPhoto } from './compress-photo.ts';
import type { PhotoUse } from './prepare-photo.ts';
import { prepareWhenChosen, type ChosenPhotoError } from './prepare-when-chosen.ts';

export interface ChosenPhoto {
  readonly photo: PreparedPhoto;
  /** Of this tab, as long as it is shown. */
  readonly address: string;
}

export interface ChoosingPhoto {
  readonly chosen: ChosenPhoto | undefined;
  readonly isPreparing: boolean;
  /** The first of the files. */
  readonly choose: (files: readonly File[]) => void;
  readonly drop: () => void;
}

/** `onProblem`: undefined when another file was chosen. What was chosen before stays until one can be taken. */
export const useChosenPhoto = (
  use: PhotoUse,
  onProblem: (problem: ChosenPhotoError | undefined, fileName: string) => void,
): ChoosingPhoto => {
  const [chosen, setChosen] = useState<ChosenPhoto>();
  const [isPreparing, setPreparing] = useState(false);
  const address = chosen?.address;
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address);
    },
    [address],
  );
  const prepare = async (file: File): Promise<void> => {
    onProblem(undefined, file.name);
    setPreparing(true);
    const prepared = await prepareWhenChosen(file, use);
    setPreparing(false);
    if (!prepared.ok) return onProblem(prepared.error, file.name);
    const { full, type } = prepared.value;
    const picture = new Blob([full as BlobPart], { type });
    setChosen({ photo: prepared.value, address: URL.createObjectURL(picture) });
  };
  return {
    chosen,
    isPreparing,
    choose: ([file]) => {
      if (file !== undefined) void prepare(file);
    },
    drop: () => setChosen(undefined),
  };
};
