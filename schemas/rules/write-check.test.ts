import { describe, expect, test } from 'vitest';
import type { ActivityState } from '../documents/activity.ts';
import type { Collection } from '../documents/collections.ts';
import { toTombstone, type StoredDocument } from '../documents/stored.ts';
import type { Instant } from '../primitives/dates.ts';
import { accountIdOf, type AuthorId } from '../primitives/ids.ts';
import { pooledUlid } from '../testing/values.ts';
import type { Actor } from './roles.ts';
import { refusalOf, type StateStep, type WriteQuestion } from './write-check.ts';

const ME = accountIdOf(pooledUlid(1)) as string as AuthorId;
const OTHER = accountIdOf(pooledUlid(2)) as string as AuthorId;
const ULID = pooledUlid(3);
const KEY = 'a'.repeat(32);

const lead: Actor = { kind: 'account', id: ME, roles: ['club:sport:lead', 'club:sport:treasurer'] };
const admin: Actor = { kind: 'account', id: ME, roles: ['admin'] };
const publisher: Actor = { kind: 'service', service: 'publisher' };

const document = (id: string, fields: object = {}): StoredDocument =>
  ({
    id,
    clubId: 'sport',
    createdAt: '2026-03-14T15:00:00.000Z',
    createdBy: ME,
    updatedAt: '2026-03-14T15:00:00.000Z',
    updatedBy: ME,
    v: 2,
    ...fields,
  }) as unknown as StoredDocument;

const ask = (collection: Collection, next: StoredDocument, question: Partial<WriteQuestion> = {}) =>
  refusalOf({ actor: lead, collection, current: undefined, next, knowsTombstone: false, ...question });

const activity = (fields: object = {}) => document(`activity:${ULID}`, { state: 'planned', ...fields });
const participant = (fields: object = {}) => document(`participant:sport:${KEY}`, fields);

describe('R21 a document stays what and where it is', () => {
  test.each([
    ['activities', `action:${ULID}`],
    ['participants', `participant:sport:${ULID}`],
    ['attendances', `participant:sport:${KEY}`],
    ['ledger', `duty:sport:${ULID}`],
    ['activities', `_design/x`],
  ] as const)('%s does not take %s', (collection, id) => {
    expect(ask(collection, document(id))).toBe('wrong_collection');
  });

  test.each([
    ['participants', `participant:anglais:${KEY}`],
    ['attendances', `attendance:anglais:${ULID}:${KEY}`],
    ['dossiers', `dossier:anglais:${ULID}`],
    ['duties', `duty:anglais:${ULID}`],
    ['ledger', `entry:anglais:${ULID}`],
    ['keyrings', `keyring:anglais:1`],
    ['clubs', 'club:anglais'],
    ['summaries', 'summary:club:anglais'],
  ] as const)('%s of another club by id is refused: %s', (collection, id) => {
    expect(ask(collection, document(id))).toBe('wrong_scope');
  });

  test('a document never moves to another club', () => {
    const moved = activity({ clubId: 'anglais' });
    const both: Actor = { ...lead, roles: ['club:sport:lead', 'club:anglais:lead'] } as Actor;
    expect(ask('activities', moved, { actor: both, current: activity() })).toBe('wrong_scope');
  });

  test('no club takes the name of a scope', () => {
    for (const slug of ['public', 'members']) {
      const club = document(`club:${slug}`, { clubId: slug });
      expect(ask('clubs', club, { actor: admin })).toBe('wrong_scope');
    }
  });

  test('its beginning does not change, and its version never goes back', () => {
    const current = participant();
    expect(ask('participants', participant({ createdAt: '2026-01-01T00:00:00.000Z' }), { current })).toBe(
      'wrong_author',
    );
    expect(ask('participants', participant({ createdBy: OTHER }), { current })).toBe('wrong_author');
    expect(ask('participants', participant({ v: 1 }), { current })).toBe('older_version');
    expect(ask('participants', participant({ v: 3 }), { current })).toBeUndefined();
  });
});

describe('R22 a document is signed by who writes it', () => {
  test('another author is refused', () => {
    expect(ask('participants', participant({ updatedBy: OTHER }))).toBe('wrong_author');
    expect(ask('participants', participant({ createdBy: OTHER }))).toBe('wrong_author');
    expect(ask('participants', participant(), { actor: { kind: 'visitor' } })).toBe('wrong_author');
    expect(ask('participants', participant(), { actor: { kind: 'service', service: 'check-in' } })).toBe(
      'wrong_author',
    );
  });

  test('an edit keeps the creator and names the editor', () => {
    const current = participant({ createdBy: OTHER, updatedBy: OTHER });
    expect(ask('participants', participant({ createdBy: OTHER }), { current })).toBeUndefined();
  });

  test('a service signs as itself', () => {
    const service: Actor = { kind: 'service', service: 'check-in' };
    const signed = participant({ createdBy: 'service:check-in', updatedBy: 'service:check-in' });
    expect(ask('participants', signed, { actor: service })).toBeUndefined();
  });
});

describe('deletions', () => {
  const gone = toTombstone(participant(), '2026-03-14T16:00:00.000Z' as Instant, ME);

  test('an old edit never resurrects a document', () => {
    expect(ask('participants', participant(), { current: gone })).toBe('deleted');
  });

  test('who saw the tombstone may bring the document back, as a new one', () => {
    const again = participant({ createdAt: '2026-03-15T08:00:00.000Z' });
    expect(ask('participants', again, { current: gone, knowsTombstone: true })).toBeUndefined();
    const forged = participant({ createdBy: OTHER });
    expect(ask('participants', forged, { current: gone, knowsTombstone: true })).toBe('wrong_author');
  });

  test('a tombstone is not deleted again', () => {
    expect(ask('participants', gone, { current: gone, knowsTombstone: true })).toBe('deleted');
  });

  test('deleting needs the right to delete', () => {
    const club = document('club:sport');
    const tombstone = toTombstone(club, '2026-03-14T16:00:00.000Z' as Instant, ME);
    expect(ask('clubs', tombstone, { actor: admin, current: club })).toBe('forbidden');
  });
});

describe('R11 R23 what only grows', () => {
  const entry = document(`entry:sport:${ULID}`, { epoch: 1 });

  test('a ledger entry is written once', () => {
    expect(ask('ledger', entry)).toBeUndefined();
    expect(ask('ledger', { ...entry, sealed: 'AA==' } as unknown as StoredDocument, { current: entry })).toBe(
      'immutable',
    );
    expect(ask('ledger', toTombstone(entry, entry.updatedAt, ME), { current: entry })).toBe('forbidden');
  });

  test('an epoch has its own id, and is written once, by lead or board', () => {
    const epoch = document('keyring:sport:4', { kind: 'clubEpoch', epoch: 4 });
    expect(ask('keyrings', epoch)).toBeUndefined();
    expect(ask('keyrings', epoch, { current: epoch })).toBe('immutable');
    expect(ask('keyrings', document('keyring:sport:5', { kind: 'clubEpoch', epoch: 4 }))).toBe('forbidden');
    const treasurer: Actor = { kind: 'account', id: ME, roles: ['club:sport:treasurer'] };
    expect(ask('keyrings', epoch, { actor: treasurer })).toBe('forbidden');
  });

  test('nobody sits on another’s id with keys of his own', () => {
    const keys = { kind: 'accountKeys', accountId: ME };
    expect(ask('keyrings', document(`keyring:sport:${pooledUlid(1)}`, keys))).toBeUndefined();
    expect(ask('keyrings', document(`keyring:sport:${pooledUlid(1)}-2`, keys))).toBeUndefined();
    expect(ask('keyrings', document(`keyring:sport:${pooledUlid(2)}`, keys))).toBe('forbidden');
    expect(ask('keyrings', document('keyring:sport:4', keys))).toBe('forbidden');
  });

  test('nobody fills all phones with keys that can never be deleted: an account has 99 in a club', () => {
    const keys = { kind: 'accountKeys', accountId: ME };
    const own = (end: string) => ask('keyrings', document(`keyring:sport:${pooledUlid(1)}${end}`, keys));
    for (const end of ['', '-2', '-9', '-10', '-99']) expect(own(end), end).toBeUndefined();
    for (const end of ['-', '-0', '-1', '-02', '-100', '-2x', '2', 'x', '-2-3'])
      expect(own(end), end).toBe('forbidden');
  });

  test('summaries are the publisher’s alone', () => {
    const summary = document('summary:club:sport');
    expect(ask('summaries', summary)).toBe('forbidden');
    const signed = {
      ...summary,
      createdBy: 'service:publisher',
      updatedBy: 'service:publisher',
    } as StoredDocument;
    expect(ask('summaries', signed, { actor: publisher })).toBeUndefined();
  });
});

describe('R5 states are reached legally', () => {
  const steps = (...states: ActivityState[]): StateStep[] => states.map((state) => ({ changes: { state } }));
  const move = (from: ActivityState | undefined, to: ActivityState, passed?: readonly StateStep[]) =>
    ask('activities', activity({ state: to }), {
      current: from === undefined ? undefined : activity({ state: from }),
      ...(passed === undefined ? {} : { steps: passed }),
    });

  test.each([
    ['planned', 'running', ['running']],
    ['planned', 'done', ['running', 'done']],
    ['running', 'cancelled', ['cancelled']],
    [undefined, 'planned', ['planned']],
    [undefined, 'running', ['planned', 'running']],
    [undefined, 'done', ['planned', 'running', 'done']],
    [undefined, 'done', ['done']],
    // Another device was as far already, or further: what this one did before counts no more.
    ['running', 'done', ['running', 'done']],
    ['done', 'done', ['running']],
    ['cancelled', 'cancelled', ['running', 'done']],
  ] as const)('%s → %s through %j is taken', (from, to, passed) => {
    expect(move(from, to, steps(...passed))).toBeUndefined();
  });

  test.each([
    ['planned', 'done', ['done']],
    ['done', 'running', ['running']],
    ['cancelled', 'planned', ['planned']],
    ['planned', 'done', ['running', 'planned', 'done']],
    ['planned', 'done', ['running']],
    [undefined, 'done', ['planned', 'done']],
    ['planned', 'running', ['cancelled', 'running']],
  ] as const)('%s → %s through %j is refused', (from, to, passed) => {
    expect(move(from, to, steps(...passed))).toBe('illegal_transition');
  });

  test('where the steps are not known, a state must still be within reach', () => {
    expect(move('planned', 'done')).toBeUndefined();
    expect(move('planned', 'done', [])).toBeUndefined();
    expect(move('done', 'running')).toBe('illegal_transition');
    expect(move('cancelled', 'done', [])).toBe('illegal_transition');
  });

  test('steps that change other fields say nothing about states', () => {
    expect(move('planned', 'planned', [{ changes: { topic: 'Thème' } }])).toBeUndefined();
  });

  test('the seeding service writes years that are over', () => {
    const done = activity({ state: 'done', createdBy: 'service:setup', updatedBy: 'service:setup' });
    expect(
      ask('activities', done, { actor: { kind: 'service', service: 'setup' }, steps: [] }),
    ).toBeUndefined();
  });
});

describe('R24 a merge with a card of another club is the board’s', () => {
  const board: Actor = { kind: 'account', id: ME, roles: ['board'] };
  const inClub = `participant:sport:${'b'.repeat(32)}`;
  const elsewhere = `participant:anglais:${KEY}`;
  const card = (mergedInto: string | null, fields: object = {}) => participant({ mergedInto, ...fields });

  test.each([
    ['made', null, elsewhere],
    ['taken back', elsewhere, null],
    ['turned into one within the club', elsewhere, inClub],
    ['turned to another club', elsewhere, `participant:informatique:${KEY}`],
  ])('when it is %s', (_, before, after) => {
    expect(ask('participants', card(after), { current: card(before) })).toBe('forbidden');
    expect(ask('participants', card(after), { current: card(before), actor: board })).toBeUndefined();
  });

  test('also with a new card', () => {
    expect(ask('participants', card(elsewhere))).toBe('forbidden');
    expect(ask('participants', card(elsewhere), { actor: board })).toBeUndefined();
  });

  test('and the bureau goes on merging within its club, editing and deleting what the board merged', () => {
    expect(ask('participants', card(inClub), { current: card(null) })).toBeUndefined();
    const edit = card(elsewhere, { levelId: 'l2' });
    expect(ask('participants', edit, { current: card(elsewhere) })).toBeUndefined();
    const grave = toTombstone(card(elsewhere), '2026-03-15T15:00:00.000Z' as Instant, ME);
    expect(ask('participants', grave, { current: card(elsewhere) })).toBeUndefined();
  });
});
