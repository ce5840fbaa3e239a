import { describe, expect, it } from 'vitest';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { startTestContext, TEST_NOW_MS } from '#server/setup/testing-context.ts';
import { withPossibleTimes } from './clock-bound.ts';
import { activity, edited, later, LEAD, pull, push, row, SPORT_LEAD } from './testing-sync.ts';

const FAR = '9999-12-31T23:59:59.999Z' as Instant;

describe('a phone whose date is wrong', () => {
  it.each([
    ['two days ahead is left as it is', later(48 * 3_600_000), later(48 * 3_600_000)],
    ['further ahead is dated by the server', later(48 * 3_600_000 + 1), later(0)],
    ['any time ago is left as it is', '1970-01-01T00:00:00.000Z' as Instant, '1970-01-01T00:00:00.000Z'],
  ])('%s', (_, at, expected) => {
    const document = { ...activity(1), createdAt: at, updatedAt: at };
    const possible = withPossibleTimes(document, null, TEST_NOW_MS);
    expect(possible).toEqual({ ...document, createdAt: expected, updatedAt: expected });
    expect(possible === document).toBe(at === expected);
  });

  it('is corrected where it was wrong: what has its beginning keeps it', () => {
    const at = later(400 * 24 * 3_600_000);
    const stored = { ...activity(1), createdAt: at, updatedAt: at };
    const next = edited(stored, { venue: 'Amphi B' });
    expect(withPossibleTimes(next, stored, TEST_NOW_MS)).toBe(next);
  });

  it('is told how its write was dated, and stands in nobody’s way', async () => {
    const { ctx } = await startTestContext();
    const sent = { ...activity(1), createdAt: FAR, updatedAt: FAR };
    const stored = { ...sent, createdAt: later(0), updatedAt: later(0) };
    expect(await push(ctx, LEAD, 'activities', [row(sent)])).toMatchObject({
      conflicts: [],
      rejected: [],
      restamped: [stored],
    });
    const next = edited(stored, { venue: 'Amphi B' });
    expect(await push(ctx, LEAD, 'activities', [row(next, stored)])).toMatchObject({ rejected: [] });
    expect((await pull(ctx, LEAD, 'activities')).documents).toEqual([next]);
  });
});

it.each(['nowhere', 'sport'])(
  'a refused move to %s gives back what is stored, though its writer dated it otherwise',
  async (club) => {
    const { ctx } = await startTestContext();
    const sent = { ...activity(1), createdAt: FAR, updatedAt: FAR };
    await push(ctx, LEAD, 'activities', [row(sent)]);
    const moved = { ...sent, clubId: club as ClubSlug };
    const master = { ...sent, createdAt: later(0), updatedAt: later(0) };
    expect(await push(ctx, LEAD, 'activities', [row(moved, sent)])).toMatchObject({
      rejected: [{ id: sent.id, code: 'wrong_scope', master }],
    });
  },
);

describe('R22 the history of a device', () => {
  it('is signed by nobody but the one who sends it', async () => {
    const { ctx } = await startTestContext();
    const doc = activity(1);
    const step = { at: doc.updatedAt, by: SPORT_LEAD.id, changes: { topic: doc.topic } };
    expect(await push(ctx, LEAD, 'activities', [{ base: null, doc, steps: [step] }])).toMatchObject({
      rejected: [{ id: doc.id, code: 'wrong_author' }],
    });
  });
});
