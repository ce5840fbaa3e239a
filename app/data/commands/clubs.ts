/** A club's card: its name and text, and whether the club goes on. Its slug stays, and with it every link. */
import type { Club } from '#schemas/documents/club.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { clubDocumentIdOf, type ClubDocumentId, type ClubSlug } from '#schemas/primitives/ids.ts';
import type { WriteContext } from './write-context.ts';
import { createDocument, writeDocument, type Edit, type Written } from './write-document.ts';

export type ClubEdit = Pick<Edit<'clubs'>, 'name' | 'description'>;

export interface NewClub extends Required<ClubEdit> {
  readonly slug: ClubSlug;
  /** Its place in menus. */
  readonly order: number;
}

/** Its lists are the association's until it has its own. Two devices that make one club of a name make one: the later text stays. */
export const createClub = (context: WriteContext, { slug, ...card }: NewClub): Written<Club> =>
  createDocument(
    context,
    'clubs',
    { id: clubDocumentIdOf(slug), clubId: slug },
    {
      ...card,
      tint: slug,
      archivedAt: null,
      demonstration: false,
      ...{ programsOfStudy: [], studyLevels: [], activityKinds: [], expenseReasons: [] },
    },
  );

export const editClub = (context: WriteContext, id: ClubDocumentId, edit: ClubEdit): Written<Club> =>
  writeDocument(context, 'clubs', id, edit);

/** Nothing is added to an archived club; all that it did stays. A second «archiver» keeps the first one's day. */
export const archiveClub = (context: WriteContext, id: ClubDocumentId, isArchived: boolean): Written<Club> =>
  writeDocument(context, 'clubs', id, ({ archivedAt }) => ({
    archivedAt: isArchived ? (archivedAt ?? toInstant(context.clock())) : null,
  }));
