/** The version and the bounds of what travels (sync.ts, auth.ts, check-in.ts), apart from the schemas so that a page may know them without zod. */

/** Raised when anything that travels changes meaning; the hash test in this folder forces it. */
export const PROTOCOL_VERSION = 1;

/** Phones come back after months: the server understands the version before the current one as well. */
export const OLDEST_PROTOCOL_VERSION = Math.max(1, PROTOCOL_VERSION - 1);

/** Of all that travels, as protocol-hash.test.ts computes it; it belongs to the version above. */
export const PROTOCOL_HASH = '68a86ce9fea2c862';

export const PROTOCOL_HEADER = 'x-aesi-protocol';

export const MAX_PULL_LIMIT = 1000;
/** Positions that a device may tell of besides its own: few, unless the server starts again and again while it is away. */
export const MAX_HEARD = 20;
export const MAX_PUSH_ROWS = 500;
export const MAX_BODY_BYTES = 4 * 1024 * 1024;
export const MAX_DOCUMENT_BYTES = 256 * 1024;
/** Nesting of the whole body; the deepest honest document needs far less. */
export const MAX_BODY_DEPTH = 16;
