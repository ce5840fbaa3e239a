/** What this person may do here; what is false is not on the page at all. */
import { useWorkspace } from '#app/data/services.tsx';
import type { Club } from '#schemas/documents/club.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { may } from '#schemas/rules/permissions.ts';
import { VISITOR, type Actor } from '#schemas/rules/roles.ts';

export interface ActivityRights {
  readonly edits: boolean;
  readonly deletes: boolean;
  /** Opens and closes check-in, writes difficulties and winners. */
  readonly writesDossier: boolean;
  readonly readsDossier: boolean;
  readonly readsPeople: boolean;
  readonly addsPeople: boolean;
}

export const rightsOf = (actor: Actor, slug: ClubSlug): ActivityRights => ({
  edits: may(actor, 'update', 'activities', slug),
  deletes: may(actor, 'delete', 'activities', slug),
  writesDossier: may(actor, 'create', 'dossiers', slug) && may(actor, 'update', 'dossiers', slug),
  readsDossier: may(actor, 'read', 'dossiers', slug),
  readsPeople: may(actor, 'read', 'attendances', slug) && may(actor, 'read', 'participants', slug),
  addsPeople: may(actor, 'create', 'attendances', slug) && may(actor, 'create', 'participants', slug),
});

/** What an archived club has stays as it is. */
const onlyReading = (rights: ActivityRights): ActivityRights => ({
  ...rights,
  edits: false,
  deletes: false,
  writesDossier: false,
  addsPeople: false,
});

export const useRights = ({ clubId, archivedAt }: Pick<Club, 'clubId' | 'archivedAt'>): ActivityRights => {
  const rights = rightsOf(useWorkspace()?.actor ?? VISITOR, clubId);
  return archivedAt === null ? rights : onlyReading(rights);
};
