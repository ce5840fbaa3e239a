import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { Card } from '#app/ui/card.tsx';
import { ClubGlyph } from '#app/ui/club-glyph.tsx';
import { HeadSlot } from '#app/ui/head-slot.tsx';

/** Which page of which club this is, with room for its act. */
export const TabHead = ({
  club,
  title,
}: {
  readonly club: Local<'clubs'>;
  readonly title: string;
}): ReactNode => (
  <Card weave clubSlug={club.clubId} className="mt-2">
    <div className="flex flex-wrap items-center gap-3 p-4 lg:gap-4 lg:p-6">
      <ClubGlyph clubSlug={club.clubId} size="lg" />
      <h1 tabIndex={-1} className="min-w-0 flex-1">
        <span className="block text-sm font-medium tracking-normal text-tint-text">{club.name} </span>
        {title}
      </h1>
      <HeadSlot />
    </div>
  </Card>
);
