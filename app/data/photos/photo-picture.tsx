/** A photo wherever it is: on this device while the server does not have it, else published, else asked for with a token. */
import { useEffect, useState, type ReactNode } from 'react';
import { Picture, type PictureProps } from '#app/ui/picture.tsx';
import { useOwnPicture } from '../hooks.ts';
import { useServices } from '../services.tsx';

export interface PhotoPictureProps extends Omit<PictureProps, 'src'> {
  /** Waits for approval: nobody but the bureau is given it. */
  readonly isPending?: boolean | undefined;
}

export const PhotoPicture = ({ isPending = false, ...props }: PhotoPictureProps): ReactNode => {
  const own = useOwnPicture(props.sha256, props.variant === 'thumb' ? 'thumb' : 'full');
  const restricted = useRestrictedPicture(props.sha256, isPending && own === null);
  // Not yet known where it is: its placeholder, without asking anybody.
  const isUnknown = own === undefined || (isPending && restricted === undefined && own === null);
  return <Picture {...props} src={isUnknown ? null : (own ?? restricted)} />;
};

const useRestrictedPicture = (sha256: string, isWanted: boolean): string | undefined => {
  const { readPhoto } = useServices();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!isWanted) return;
    let opened: string | undefined;
    let isShown = true;
    const show = (picture: Blob | undefined): void => {
      if (!isShown || picture === undefined) return;
      opened = URL.createObjectURL(picture);
      setAddress(opened);
    };
    // What cannot be had now keeps its placeholder.
    readPhoto(sha256).then(show, () => undefined);
    return () => {
      isShown = false;
      setAddress(undefined);
      if (opened !== undefined) URL.revokeObjectURL(opened);
    };
  }, [readPhoto, sha256, isWanted]);
  return address;
};
