/** What a single write may do to what lay there: nobody changes what he did not mean to, and what was typed is not lost. */
import { isTombstone } from '#schemas/documents/stored.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { changedFields, sameDocument, sameValue, stableJson } from '#schemas/rules/same-document.ts';
import type { Decided } from './witness.ts';

/** Fields that a merge may set although the writer touched none of them, see schemas/rules/merge-fields.ts. */
const MERGED: Readonly<Partial<Record<Collection, readonly string[]>>> = {
  activities: ['cancelReason'],
  participants: ['rankingConsent', 'imageConsent', 'consentsAt'],
  attendances: ['at', 'way', 'late', 'rating', 'ratedAt'],
};

/** Nobody changes what he did not mean to change, and nobody brings back what he did not know to be deleted. */
export const checkWrite = (one: Decided, earlier: readonly Decided[]): string[] => {
  const { actor, collection, row, current, era } = one;
  if (actor.kind !== 'account' || current === undefined) return [];
  const { doc, base, steps } = row;
  if (isTombstone(current)) {
    const knew = base !== null && isTombstone(base) && sameDocument(base, current);
    return isTombstone(doc) || knew
      ? []
      : [`${doc.id} was brought back by somebody who did not know it was deleted`];
  }
  if (isTombstone(doc)) {
    const meant = steps.some(({ changes }) => changes['_deleted'] === true) || era > 0;
    return meant ? [] : [`${doc.id} was deleted although nobody asked for it`];
  }
  const touched = new Map<string, { readonly value: unknown; readonly at: string }>();
  for (const { at, changes } of steps)
    for (const [name, value] of Object.entries(changes)) touched.set(name, { value, at });
  // After an older copy was put back, documents are sent again as they are, without steps.
  if (steps.length === 0 && era > 0) return [];
  const faults = changedFields(current, doc)
    .filter((name) => !touched.has(name) && !(MERGED[collection] ?? []).includes(name))
    .map((name) => `${doc.id}: ${name} was changed by a write that did not touch it`);
  return [...faults, ...checkTouched(one, touched, earlier)];
};

const SPECIAL: Readonly<Partial<Record<Collection, readonly string[]>>> = {
  activities: ['state', 'cancelReason', 'checkInWindow'],
  dossiers: ['checkIn', 'pendingPhotos'],
  duties: ['marks'],
  participants: ['rankingConsent', 'imageConsent', 'consentsAt'],
  attendances: ['at', 'way', 'late', 'rating', 'ratedAt', 'appreciations', 'suggestions'],
};

/** Of a photo that somebody took down: they go with it, also where somebody edited them at the same time. */
const GONE_WITH_PICTURE = ['caption', 'tinyHash'];

/** Of a person's card: whoever makes it from an answer, not knowing it, leaves them as they are (schemas/rules/merge-fields.ts). */
const OF_CARD = ['firstName', 'lastName', 'programId', 'matricule', 'mergedInto'];

/**
 * What a person typed is there, unless somebody else typed there later, or it was no change: what the server came to hold
 * already when somebody else changed it (two devices that make the same document, empty fields above all).
 */
const checkTouched = (
  { collection, row, current }: Decided,
  touched: ReadonlyMap<string, { readonly value: unknown; readonly at: string }>,
  earlier: readonly Decided[],
): string[] => {
  const past = earlier.filter(({ row: { id } }) => id === row.id).map(({ row: { doc } }) => doc);
  const wasThere = (name: string, value: unknown): boolean =>
    past.some((state) => sameValue((state as unknown as Record<string, unknown>)[name] ?? null, value));
  const doc = row.doc as unknown as Record<string, unknown>;
  const before = current as unknown as Record<string, unknown>;
  const special = new Set(SPECIAL[collection] ?? []);
  const isCardMadeAnew = collection === 'participants' && OF_CARD.every((name) => touched.has(name));
  const isTakenDown = collection === 'photos' && (doc['takenDownAt'] ?? null) !== null;
  const faults: string[] = [];
  for (const [name, { value, at }] of touched) {
    if (isTakenDown && GONE_WITH_PICTURE.includes(name)) continue;
    if (special.has(name) || name === 'spoilt' || name === '_deleted') continue;
    const isMine = sameValue(doc[name] ?? null, value);
    const isUnchanged = sameValue(doc[name], before[name]);
    const isTheirs = isUnchanged && (String(before['updatedAt']) >= at || wasThere(name, value));
    const isLeft = isUnchanged && isCardMadeAnew && OF_CARD.includes(name);
    if (isMine || isTheirs || isLeft) continue;
    const values = [
      ['base', row.base],
      ['there', current],
      ['typed', value],
      ['became', doc],
    ] as const;
    const told = values.map(([what, one]) => `${what} ${valueIn(one, name)}`).join(', ');
    faults.push(`${row.id}: ${name} of ${at} was lost (${told})`);
  }
  for (const name of ['appreciations', 'suggestions'])
    if (collection === 'attendances' && !touched.has(name)) {
      const kept = new Set((doc[name] ?? []) as readonly string[]);
      const lost = ((before[name] ?? []) as readonly string[]).filter((text) => !kept.has(text));
      if (lost.length > 0) faults.push(`${row.id}: ${name} lost a text`);
    }
  return faults;
};

/** A document tells the field and its own time; anything else is the value. */
const valueIn = (from: unknown, name: string): string => {
  const isDocument = from !== null && typeof from === 'object' && 'updatedAt' in from;
  if (!isDocument) return stableJson(from);
  const { [name]: value, updatedAt } = from as Record<string, unknown>;
  return `${stableJson(value)} at ${String(updatedAt)}`;
};
