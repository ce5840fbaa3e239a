import type { Removal } from '#schemas/documents/dossier.ts';

/** A request has no id: the photo and the moment tell it from another. */
export const isSameRemoval = (a: Removal, b: Removal): boolean =>
  a.photoId === b.photoId && a.askedAt === b.askedAt;
