/** Numbers of the documents that rules need at run time too, apart from the schemas and their library. */

/** The current version of every document's shape; migrations raise it. */
export const DOCUMENT_VERSION = 1;
/** Documents of an older shape are not understood any more: whoever sends one must update first. */
export const OLDEST_DOCUMENT_VERSION = 1;

export const MAX_NAME_LENGTH = 60;
export const MAX_CAPTION_LENGTH = 200;
/** Of one activity, waiting for approval. */
export const MAX_PENDING_PHOTOS = 500;
/** Of one activity, not decided yet. */
export const MAX_REMOVALS = 100;
export const MAX_REMOVAL_TEXT_LENGTH = 500;
/**
 * Texts of each kind in one attendance: every answer of one person at one activity adds at most one, so nobody honest comes
 * near. The merge keeps them all whatever their number; what would hold more is refused, and stays where it was typed.
 *
 * Why not more: a document may weigh MAX_DOCUMENT_BYTES (256 KiB). A text has 600 UTF-16 units at most; JSON writes a unit as
 * at most six bytes (a lone surrogate, `\ud800`), and a text as two quotes and a comma more. 2 kinds × 32 × 3,603 bytes are
 * 230,592, which leaves 31 kB for the other fields, that need one.
 */
export const MAX_ATTENDANCE_TEXTS = 32;
