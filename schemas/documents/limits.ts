/** Numbers of the documents that rules need at run time too, apart from the schemas and their library. */

/** The current version of every document's shape; migrations raise it. */
export const DOCUMENT_VERSION = 1;
/** Documents of an older shape are not understood any more: whoever sends one must update first. */
export const OLDEST_DOCUMENT_VERSION = 1;

export const MAX_NAME_LENGTH = 60;
/** Texts kept of each kind when answers of several devices became one attendance. */
export const MAX_ATTENDANCE_TEXTS = 8;
