/** One club's photos, as a tab of its page, which knows that the club exists. */
import type { ReactNode } from 'react';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { Gallery } from './gallery.tsx';

export const GalleryTab = ({ slug }: { readonly slug: string }): ReactNode => (
  <Gallery slug={slug as ClubSlug} />
);
