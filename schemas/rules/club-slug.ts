/** A new club's address, made of its name once and for all: links and ids carry it. */
import { ASSOCIATION, isClubSlug, type ClubSlug } from '../primitives/ids.ts';
import { foldName } from '../primitives/person-key.ts';

/** Room for a number behind it. */
const MAX_BASE_CHARACTERS = 36;
const MOST_OF_ONE_NAME = 99;

/** `Théâtre & danse` → `theatre-danse`, the second one `theatre-danse-2`. Undefined when the name has nothing to read aloud. */
export const clubSlugFrom = (name: string, taken: ReadonlySet<string>): ClubSlug | undefined => {
  const base = foldName(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_BASE_CHARACTERS)
    .replace(/^-+|-+$/g, '');
  for (let n = 1; n <= MOST_OF_ONE_NAME; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!isClubSlug(slug)) return undefined;
    if (slug !== ASSOCIATION && !taken.has(slug)) return slug;
  }
  return undefined;
};
