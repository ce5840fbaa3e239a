/** What whoever looks at a club may begin there. */
import type { Club } from '#schemas/documents/club.ts';
import { mayGrant } from '#schemas/rules/grants.ts';
import { may } from '#schemas/rules/permissions.ts';
import type { Actor } from '#schemas/rules/roles.ts';

export const mayAddActivity = (
  actor: Actor | undefined,
  club: Pick<Club, 'clubId' | 'archivedAt'>,
): boolean =>
  club.archivedAt === null && actor !== undefined && may(actor, 'create', 'activities', club.clubId);

export const mayInviteLead = (
  actor: Actor | undefined,
  { clubId, archivedAt }: Pick<Club, 'clubId' | 'archivedAt'>,
): boolean => archivedAt === null && actor !== undefined && mayGrant(actor, `club:${clubId}:lead`);
