/** An officer's picture, or the initials where nobody agreed to one. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { PhotoPicture } from '#app/data/photos/photo-picture.tsx';
import { Avatar } from '#app/ui/avatar.tsx';

export interface PortraitProps {
  readonly name: string;
  readonly portrait: Local<'photos'> | undefined;
}

export const Portrait = ({ name, portrait }: PortraitProps): ReactNode => (
  <Avatar
    name={name}
    size="lg"
    picture={
      portrait === undefined ? undefined : (
        <PhotoPicture
          sha256={portrait.sha256}
          tinyHash={portrait.tinyHash}
          variant="thumb"
          alt=""
          className="size-full"
        />
      )
    }
  />
);
