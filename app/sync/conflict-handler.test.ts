import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NEVER_ON_SERVER,
  settled,
  TAKE_AS_IT_IS,
  toLocal,
  toWire,
  type LocalDocument,
} from '#app/data/local/local-document.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { Step } from '#schemas/protocol/sync.ts';
import { isEqualState, resolveConflict } from './conflict-handler.ts';

const by = `account:${'0'.repeat(26)}`;
const other = `account:${'1'.repeat(26)}`;
const at = (second: number): string => `2026-03-14T15:00:${String(second).padStart(2, '0')}.000Z`;
const activity = (changes: object = {}): StoredDocument =>
  ({
    id: `activity:${'0'.repeat(26)}`,
    clubId: 'informatique',
    createdAt: at(0),
    createdBy: by,
    updatedAt: at(0),
    updatedBy: by,
    v: 1,
    topic: 'R',
    venue: '',
    state: 'planned',
    ...changes,
  }) as unknown as StoredDocument;
const step = (second: number, changes: Step['changes']): Step => ({ at: at(second), by, changes });
const pending = (document: StoredDocument, ...steps: Step[]): LocalDocument =>
  toLocal(document, { pendingAt: 1000, steps });

const UP = 'upstream-check-if-equal';
const ASSUMED = 'downstream-check-if-equal-0';
const PULLED = 'downstream-check-if-equal-1';

describe('isEqual', () => {
  const mine = pending(activity({ topic: 'Python', updatedAt: at(1) }), step(1, { topic: 'Python' }));

  it('lets the server’s state take the mark away, even with the same content', () => {
    expect(isEqualState(settled(toWire(mine)), mine, PULLED)).toBe(false);
    expect(isEqualState(settled(toWire(mine)), settled(toWire(mine)), PULLED)).toBe(true);
  });

  it('sends a pending state once: what was accepted is equal to itself', () => {
    expect(isEqualState(settled(activity()), mine, UP)).toBe(false);
    expect(isEqualState(mine, mine, UP)).toBe(true);
    const edited = pending(toWire(mine), ...mine.steps, step(2, { venue: 'B' }));
    expect(isEqualState(mine, edited, UP)).toBe(false);
  });

  it('neither sends nor protects a settled state, whatever the notes about the server say', () => {
    for (const context of [UP, ASSUMED]) expect(isEqualState(mine, settled(activity()), context)).toBe(true);
  });
});

describe('resolve', () => {
  it('merges field by field from the assumed state, signs the result and keeps the unsent steps', () => {
    const assumed = pending(activity(), step(0, { topic: 'R' }));
    const mine = pending(
      activity({ venue: 'B', updatedAt: at(1) }),
      step(0, { topic: 'R' }),
      step(1, { venue: 'B' }),
    );
    const theirs = settled(activity({ topic: 'Python', updatedAt: at(5), updatedBy: other }));
    const merged = resolveConflict('activities', { assumed, mine, theirs });
    expect(merged).toMatchObject({ topic: 'Python', venue: 'B', updatedBy: by, pendingAt: 1000 });
    expect(merged.updatedAt > at(5)).toBe(true);
    expect(merged.steps).toEqual([step(1, { venue: 'B' })]);
  });

  it('takes nothing back of others where the notes about the server are older than what lies here', () => {
    const assumed = settled(activity({ topic: 'first', venue: 'A', updatedAt: at(1), updatedBy: other }));
    // The second topic was pulled; the notes still hold the first.
    const edited = activity({ topic: 'second', venue: 'B', updatedAt: at(5) });
    const mine = pending(edited, step(5, { venue: 'B' }));
    const theirs = settled(activity({ topic: 'third', venue: 'A', updatedAt: at(3), updatedBy: other }));
    const merged = resolveConflict('activities', { assumed, mine, theirs });
    expect(merged).toMatchObject({ topic: 'third', venue: 'B', pendingAt: 1000 });
  });

  it('brings nothing that no step touched, whatever the notes about the server say', () => {
    const text = fc.constantFrom('one', 'two', 'three');
    const content = fc.record({ topic: text, venue: text, coverPhotoId: text });
    const edit = fc.record({ topic: text, venue: text }, { requiredKeys: [] });
    fc.assert(
      fc.property(
        fc.option(content, { nil: undefined }),
        content,
        content,
        edit,
        fc.integer({ min: 1, max: 9 }),
        (noted, pulled, there, changes, second) => {
          const assumed = noted && settled(activity({ ...noted, updatedAt: at(1), updatedBy: other }));
          const edited = activity({ ...pulled, ...changes, updatedAt: at(second) });
          const mine = pending(edited, step(second, changes));
          const theirs = settled(activity({ ...there, updatedAt: at(5), updatedBy: other }));
          const merged = resolveConflict('activities', { assumed, mine, theirs });
          const untouched = Object.entries(there).filter(([name]) => !(name in changes));
          expect(merged).toMatchObject(Object.fromEntries(untouched));
        },
      ),
    );
  });

  it('judges what was made anew by its own life, when the notes about the server stopped at the deletion before it', () => {
    const assumed = settled(activity({ updatedAt: at(1), _deleted: true }));
    const again = (changes: object = {}) => activity({ createdAt: at(2), updatedAt: at(2), ...changes });
    const gone = again({ updatedAt: at(4), _deleted: true });
    const deleted = resolveConflict('activities', {
      assumed,
      mine: pending(gone, step(4, { _deleted: true })),
      theirs: settled(again()),
    });
    expect(deleted).toMatchObject({ _deleted: true, pendingAt: 1000, createdAt: at(2) });
    const edited = resolveConflict('activities', {
      assumed,
      mine: pending(again({ venue: 'B', updatedAt: at(4) }), step(4, { venue: 'B' })),
      theirs: settled(again({ topic: 'Python', updatedAt: at(3), updatedBy: other })),
    });
    expect(edited).toMatchObject({ topic: 'Python', venue: 'B', pendingAt: 1000 });
  });

  it('is settled when the server holds mine already: only the answer was lost', () => {
    const mine = pending(activity({ venue: 'B', updatedAt: at(1) }), step(1, { venue: 'B' }));
    const merged = resolveConflict('activities', {
      assumed: settled(activity()),
      mine,
      theirs: settled(toWire(mine)),
    });
    expect(merged).toMatchObject({ venue: 'B', pendingAt: 0, steps: [] });
  });

  it('takes a refused write’s master as it is, and keeps the mark of a creation that never was', () => {
    const mine = pending(activity({ venue: 'B', updatedAt: at(1) }), step(1, { venue: 'B' }));
    const assumed = settled(activity());
    const master = toLocal(activity({ topic: 'Python' }), { pendingAt: TAKE_AS_IT_IS, steps: [] });
    expect(resolveConflict('activities', { assumed, mine, theirs: master })).toEqual(settled(toWire(master)));
    const never = toLocal({ ...activity(), _deleted: true }, { pendingAt: NEVER_ON_SERVER, steps: [] });
    expect(resolveConflict('activities', { assumed: undefined, mine, theirs: never })).toEqual(never);
  });

  it('decides by time about a document that is only sent again', () => {
    const assumed = settled(activity({ topic: 'neuf', updatedAt: at(9) }));
    const mine = pending(activity({ topic: 'neuf', updatedAt: at(9) }));
    const older = settled(activity({ topic: 'vieux', updatedAt: at(3) }));
    const newer = settled(activity({ topic: 'plus neuf', updatedAt: at(10) }));
    expect(resolveConflict('activities', { assumed, mine, theirs: older })).toMatchObject({
      topic: 'neuf',
      pendingAt: 1000,
    });
    expect(resolveConflict('activities', { assumed, mine, theirs: newer })).toMatchObject({
      topic: 'plus neuf',
      pendingAt: 0,
    });
  });
});
