import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '#schemas/documents/ledger-entry.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { AccountId } from '#schemas/primitives/ids.ts';
import { createUploader, photoDocument, photoIdFor, plainPhoto } from '#server/media/testing-photos.ts';
import { LEAD, push, row } from '#server/replication/testing-sync.ts';
import { TEST_NOW_MS } from '#server/setup/testing-context.ts';
import { dossier, startMedia, type MediaTest } from './testing-media.ts';

const DAY_MS = 24 * 3_600_000;
const ULID = '0'.repeat(25);

let at: MediaTest;

beforeEach(async () => {
  at = await startMedia();
});
afterEach(() => at.close());

describe('R41 files that no document needs', () => {
  /** As the daily timer does, so many days later. */
  const cleanAfter = async (days: number): Promise<void> => {
    at.clock.advance(days * DAY_MS);
    await at.app().ctx.media.clean();
  };
  const inQuarantine = async (): Promise<string[]> =>
    [...(await at.app().ctx.media.folder.listQuarantine()).keys()].sort();

  it('go into quarantine after a week, and away a month later', async () => {
    const orphan = await at.uploaded();
    const down = await at.published();
    await at.change(down, { takenDownAt: toInstant(TEST_NOW_MS + 1000) }, 1000);
    await cleanAfter(0);
    await cleanAfter(6);
    expect(await inQuarantine()).toEqual([]);
    await cleanAfter(1);
    expect(await inQuarantine()).toEqual([orphan, down.sha256].sort());
    expect(await readdir(join(at.dataDir, 'quarantine'))).toEqual(['2026-03-21']);
    expect(await at.app().ctx.media.folder.list()).toEqual([]);
    await cleanAfter(29);
    expect(await inQuarantine()).toHaveLength(2);
    await cleanAfter(1);
    expect(await readdir(join(at.dataDir, 'quarantine'))).toEqual([]);
  });

  it('come back with the first reference, also over a restart', async () => {
    const [first, second] = [await at.uploaded(), await at.uploaded()];
    await cleanAfter(0);
    await cleanAfter(7);
    await push(at.app().ctx, LEAD, 'photos', [row(photoDocument(first))]);
    await at.app().ctx.media.settled();
    expect((await at.ask(first)).status).toBe(200);
    await at.restart();
    await push(at.app().ctx, LEAD, 'photos', [row(photoDocument(second, { id: photoIdFor(2) }))]);
    await at.app().ctx.media.settled();
    expect((await at.ask(second)).status).toBe(200);
    expect(await inQuarantine()).toEqual([]);
    await cleanAfter(1);
    await cleanAfter(40);
    expect(await at.app().ctx.media.folder.list()).toHaveLength(2);
  });

  it('come back when they are uploaded again', async () => {
    const bytes = await plainPhoto();
    const sha256 = await at.uploaded(async () => bytes);
    await cleanAfter(0);
    await cleanAfter(7);
    expect(await inQuarantine()).toEqual([sha256]);
    await at.uploaded(async () => bytes);
    expect(await inQuarantine()).toEqual([]);
    expect(await at.app().ctx.media.folder.list()).toEqual([sha256]);
  });

  it('are not those that a dossier, a photo or a sealed receipt names', async () => {
    const [pending, receipt] = [await at.uploaded(), await at.uploaded()];
    const photo = await at.published();
    await push(at.app().ctx, LEAD, 'dossiers', [row(dossier(pending))]);
    const { createdAt, createdBy, updatedAt, updatedBy, clubId, v } = dossier();
    const entry: LedgerEntry = {
      ...{ id: `entry:informatique:${ULID}1`, clubId, createdAt, createdBy, updatedAt, updatedBy, v },
      epoch: 1,
      author: LEAD.id as AccountId,
      device: `${ULID}1` as LedgerEntry['device'],
      seq: 1,
      prev: null,
      receipts: [receipt],
      sealed: 'AAAA',
      signature: 'AAAA',
    };
    expect(await push(at.app().ctx, LEAD, 'ledger', [row(entry)])).toMatchObject({ rejected: [] });
    await cleanAfter(0);
    await cleanAfter(100);
    await at.restart();
    await cleanAfter(100);
    expect([...(await at.app().ctx.media.folder.list())].sort()).toEqual(
      [pending, receipt, photo.sha256].sort(),
    );
    // A receipt is nobody's photo.
    expect((await at.ask(receipt, LEAD)).status).toBe(404);
  });

  it('R34 nor uploads that nobody went on with', async () => {
    await createUploader(at.app()).begin(await plainPhoto());
    await cleanAfter(6);
    expect(await readdir(join(at.dataDir, 'uploads'))).toHaveLength(2);
    await cleanAfter(1);
    expect(await readdir(join(at.dataDir, 'uploads'))).toEqual([]);
  });
});
