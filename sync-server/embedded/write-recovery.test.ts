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

  test('the database is opened anew as soon as there is room, once, though nobody asks again', async () => {
    const answers = [false, false, true];
    let restarts = 0;
    const failed = createWriteRecovery({
      isRoomBack: () => Promise.resolve(answers.shift() ?? true),
      restart: () => (restarts += 1),
      pauseMs: 1,
    });
    await Promise.all([failed(), failed()]);
    await failed();
    expect(answers).toEqual([]);
    expect(restarts).toBe(1);
  });
});
