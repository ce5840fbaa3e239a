import type { Club } from '#schemas/documents/club.ts';
import { may } from '#schemas/rules/permissions.ts';
import type { Actor } from '#schemas/rules/roles.ts';

export const mayAddActivity = (
  actor: Actor | undefined,
  club: Pick<Club, 'clubId' | 'archivedAt'>,
): boolean =>
  club.archivedAt === null && actor !== undefined && may(actor, 'create', 'activities', club.clubId);
