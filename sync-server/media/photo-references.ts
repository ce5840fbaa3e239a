/**
 * Which documents refer to which photo, in memory: who may see a file is asked at every request, and must follow a take-down
 * at once, and the deletion of the activity that it is of. Read from the databases at start (read-references.ts), then told of every write.
 *
 * A document is judged by its latest state alone, so that hearing of a state twice changes nothing.
 */
import type { Collection } from '#schemas/documents/collections.ts';
import type { Dossier } from '#schemas/documents/dossier.ts';
import type { LedgerEntry } from '#schemas/documents/ledger-entry.ts';
import type { Photo } from '#schemas/documents/photo.ts';
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import { hasItsActivity } from '#schemas/rules/photo-access.ts';

/** `receipt`: sealed, no photo to be shown; its file is only spared. */
type ReferenceKind = 'published' | 'takenDown' | 'pending' | 'receipt';

interface Reference {
  readonly clubId: ClubSlug;
  readonly kind: ReferenceKind;
  readonly hashes: readonly string[];
  /** Of a published photo that belongs to one. */
  readonly activityId: ActivityId | null;
}

export interface PhotoReferences {
  /** Gives the hashes that the document needs now. */
  note(collection: Collection, document: StoredDocument): readonly string[];
  /** Clubs that show this photo to everyone. */
  publishersOf(sha256: string): readonly ClubSlug[];
  /** Clubs whose documents name it, shown or not. */
  clubsNaming(sha256: string): readonly ClubSlug[];
  /** Must its file stay? What was taken down need not; what is of a deleted activity does, for that may be brought back. */
  isNeeded(sha256: string): boolean;
}

/** Kinds of document that name files. */
const REFERRING_COLLECTIONS: readonly Collection[] = ['photos', 'dossiers', 'ledger'];

/** What must be noted to know who may see what. */
export const NOTED_COLLECTIONS: readonly Collection[] = ['activities', ...REFERRING_COLLECTIONS];

export function createPhotoReferences(): PhotoReferences {
  const byDocument = new Map<string, Reference>();
  const byHash = new Map<string, Set<string>>();
  const activities = new Set<ActivityId>();

  const forget = (id: string): void => {
    for (const hash of byDocument.get(id)?.hashes ?? []) {
      const ids = byHash.get(hash);
      ids?.delete(id);
      if (ids?.size === 0) byHash.delete(hash);
    }
    byDocument.delete(id);
  };

  const referencesTo = (sha256: string): Reference[] =>
    [...(byHash.get(sha256) ?? [])].flatMap((id) => byDocument.get(id) ?? []);

  const clubsOf = (sha256: string, isMeant: (reference: Reference) => boolean): ClubSlug[] => [
    ...new Set(
      referencesTo(sha256)
        .filter(isMeant)
        .map(({ clubId }) => clubId),
    ),
  ];

  const noteActivity = (document: StoredDocument): void => {
    const id = document.id as ActivityId;
    if (isTombstone(document)) activities.delete(id);
    else activities.add(id);
  };

  return {
    note: (collection, document) => {
      if (collection === 'activities') noteActivity(document);
      if (!REFERRING_COLLECTIONS.includes(collection)) return [];
      forget(document.id);
      const reference = referenceOf(collection, document);
      if (reference === undefined) return [];
      byDocument.set(document.id, reference);
      for (const hash of reference.hashes) {
        const ids = byHash.get(hash) ?? new Set();
        byHash.set(hash, ids.add(document.id));
      }
      return isSparing(reference) ? reference.hashes : [];
    },
    publishersOf: (sha256) =>
      clubsOf(sha256, (one) => one.kind === 'published' && hasItsActivity(one, activities)),
    clubsNaming: (sha256) => clubsOf(sha256, ({ kind }) => kind !== 'receipt'),
    isNeeded: (sha256) => referencesTo(sha256).some(isSparing),
  };
}

const isSparing = ({ kind }: Reference): boolean => kind !== 'takenDown';

function referenceOf(collection: Collection, document: StoredDocument): Reference | undefined {
  if (isTombstone(document)) return undefined;
  const { clubId } = document;
  switch (collection) {
    case 'photos': {
      const { sha256, takenDownAt, activityId } = document as unknown as Photo;
      return { clubId, kind: takenDownAt === null ? 'published' : 'takenDown', hashes: [sha256], activityId };
    }
    case 'dossiers': {
      const { pendingPhotos } = document as unknown as Dossier;
      const hashes = pendingPhotos.map(({ sha256 }) => sha256);
      return hashes.length === 0 ? undefined : { clubId, kind: 'pending', hashes, activityId: null };
    }
    case 'ledger': {
      const { receipts } = document as unknown as LedgerEntry;
      return receipts.length === 0
        ? undefined
        : { clubId, kind: 'receipt', hashes: receipts, activityId: null };
    }
    default:
      return undefined;
  }
}
