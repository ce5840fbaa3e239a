import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWriteRecovery, hasRoom } from './write-recovery.ts';

describe('after a write that failed', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'room-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('room is looked for where the databases lie, and nothing stays behind', async () => {
    expect(await hasRoom(folder)).toBe(true);
    expect(await readdir(folder)).toEqual([]);
    expect(await hasRoom(join(folder, 'missing'))).toBe(false);
  });

  test('the database is opened anew as soon as there is room, once', async () => {
    let isFull = true;
    let restarts = 0;
    const writeFailed = createWriteRecovery({
      isRoomBack: () => Promise.resolve(!isFull),
      restart: () => (restarts += 1),
    });
    await writeFailed();
    await Promise.all([writeFailed(), writeFailed()]);
    expect(restarts).toBe(0);
    isFull = false;
    await Promise.all([writeFailed(), writeFailed()]);
    await writeFailed();
    expect(restarts).toBe(1);
  });
});
