/** What this person may change in a club; an archived club is read only, for everybody. */
import type { Club } from '#schemas/documents/club.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { may, type Operation } from '#schemas/rules/permissions.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import { useWorkspace } from '#app/data/services.tsx';

export type MayChange = (operation: Operation, collection: Collection) => boolean;

export const useMayChange = (club: Pick<Club, 'clubId' | 'archivedAt'> | null | undefined): MayChange => {
  const actor = useWorkspace()?.actor ?? VISITOR;
  return (operation, collection) =>
    club !== null &&
    club !== undefined &&
    club.archivedAt === null &&
    may(actor, operation, collection, club.clubId);
};
