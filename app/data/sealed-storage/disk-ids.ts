/**
 * Ids as they lie on disk. The person key in an id is a plain hash of a name: whoever finds the device and knows names could try
 * them all. On disk a pseudonym stands in its place, keyed, as long as the key, and another one for each prefix, so that
 * not even «the same person at two activities» can be seen. The prefix (kind, club, activity) stays, and with it the
 * ranges of ids; the order within a range is another one.
 *
 * What must stay true: a kind has its person key always at the same place, after the club or after the activity.
 */
import type { Sealer } from '#app/crypto/sealer.ts';

export interface DiskIds {
  /** The id itself when it holds no person key. There is no way back: the real id lies in the sealed body. */
  readonly toDisk: (id: string) => string;
}

const PREFIX = '[a-z]+:[a-z0-9-]+:(?:[0-9A-HJKMNP-TV-Z]{26}:)?';
/** RxDB's notes about a document begin with its id, and go on after a bar. */
const KEYED_ID = new RegExp(`^(${PREFIX})([0-9a-f]{32})(\\|.*)?$`);
/** Goes on after the prefix with what may stand before one key and behind another. */
const BETWEEN_KEYS = new RegExp(`^${PREFIX}(?![0-9A-HJKMNP-TV-Z]{26}:)[0-f]`);

export const createDiskIds = (sealer: Sealer): DiskIds => ({
  toDisk: (id) => {
    const [, prefix, key, rest = ''] = KEYED_ID.exec(id) ?? [];
    if (prefix === undefined || key === undefined) return id;
    return `${prefix}${sealer.pseudonymOf(key, prefix)}${rest}`;
  },
});

/** Whether all ids with the same prefix lie on the same side of it, which is then the same side on disk. */
export const partsNoKeys = (bound: string): boolean => !BETWEEN_KEYS.test(bound);
