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

/**
 * `onProblem`: undefined when another file was chosen. What was chosen before stays until one can be taken; `initial`: on an
 * earlier screen.
 */
export const useChosenPhoto = (
  use: PhotoUse,
  onProblem: (problem: ChosenPhotoError | undefined, fileName: string) => void,
  initial?: PreparedPhoto,
): ChoosingPhoto => {
  const [photo, setPhoto] = useState(initial);
  const [isPreparing, setPreparing] = useState(false);
  const address = useAddress(photo);
  const prepare = async (file: File): Promise<void> => {
    onProblem(undefined, file.name);
    setPreparing(true);
    const prepared = await prepareWhenChosen(file, use);
    setPreparing(false);
    if (!prepared.ok) return onProblem(prepared.error, file.name);
    setPhoto(prepared.value);
  };
  return {
    chosen: photo === undefined || address === undefined ? undefined : { photo, address },
    isPreparing,
    choose: ([file]) => {
      if (file !== undefined) void prepare(file);
    },
    drop: () => setPhoto(undefined),
  };
};

const useAddress = (photo: PreparedPhoto | undefined): string | undefined => {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (photo === undefined) return undefined;
    const made = URL.createObjectURL(new Blob([photo.full as BlobPart], { type: photo.type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  return address;
};
