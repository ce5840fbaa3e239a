import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photoPathOf } from '#schemas/protocol/media.ts';
import type { PullResponse, PushResponse } from '#schemas/protocol/sync.ts';
import { createUploader, photoDocument, photoIdFor, picture, sha256Of } from './media/testing-photos.ts';
import { ifThere } from './ports/files.ts';
import { activity, LEAD, participant, row } from './replication/testing-sync.ts';
import {
  bundleServer,
  endedProcess,
  startProcess,
  type ServerBundle,
  type ServerProcess,
} from './testing-process.ts';

let bundle: ServerBundle;
let root: string;
/** The first start on an empty folder, which takes longest: each test goes on with a copy of what it left. */
let first: { readonly output: readonly string[]; readonly code: number | null };
beforeAll(async () => {
  bundle = await bundleServer();
  root = await mkdtemp(join(tmpdir(), 'aesi-main-'));
  const server = await startProcess(bundle.mainPath, join(root, 'first'));
  await server.said(/\/installation#/);
  first = { output: server.output, code: await server.end('SIGTERM') };
});
afterAll(async () => {
  await bundle.remove();
  await rm(root, { recursive: true, force: true });
});

async function folder(name: string): Promise<string> {
  const dataDir = join(root, name);
  await cp(join(root, 'first'), dataDir, { recursive: true });
  return dataDir;
}

const pushOf = (from: number, count: number) => ({
  pushes: [
    {
      collection: 'activities',
      rows: Array.from({ length: count }, (_, n) => row(activity(from + n))),
    },
  ],
});

async function isTaken(response: Promise<Response>): Promise<boolean> {
  try {
    const { pushes } = (await (await response).json()) as PushResponse;
    return pushes.every(
      (push) => !('error' in push) && push.rejected.length === 0 && push.conflicts.length === 0,
    );
  } catch {
    return false;
  }
}

async function pulled(server: ServerProcess, collection = 'activities'): Promise<string[]> {
  const pulls = [{ collection, checkpoint: null, limit: 1000 }];
  const { pulls: answers } = (await (
    await server.post('/sync/pull', { pulls }, LEAD)
  ).json()) as PullResponse;
  const [answer] = answers;
  if (answer === undefined || 'error' in answer) throw new Error(answer?.error);
  return answer.documents.map(({ id }) => id);
}

describe.concurrent('the process', () => {
  it('makes its secrets and the link of the first administrator, answers, and ends with 0', async () => {
    expect(first.output.join('\n')).toMatch(/http:\/\/localhost:\d+\/installation#[\w-]{43}/);
    const log = first.output.filter((line) => line.startsWith('{')).join('\n');
    expect(log).not.toContain('/installation#');
    expect(first.code).toBe(0);
    const dataDir = await folder('answers');
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600);
    const again = await startProcess(bundle.mainPath, dataDir);
    expect(await pulled(again, 'clubs')).toHaveLength(5);
    expect(await again.end('SIGINT')).toBe(0);
  });

  it('R22 R51 lets whoever has the folder check that nobody changed the audit log, while no server writes there', async () => {
    const dataDir = await folder('audited');
    const server = await startProcess(bundle.mainPath, dataDir);
    expect(await isTaken(server.post('/sync/push', pushOf(0, 3), LEAD))).toBe(true);
    const during = await endedProcess(bundle.checkAuditPath, { DATA_DIR: dataDir });
    expect(during).toMatchObject({ code: 1, sentence: expect.stringContaining('Un autre serveur utilise') });
    expect(await server.end('SIGTERM')).toBe(0);
    const { code, log } = await endedProcess(bundle.checkAuditPath, { DATA_DIR: dataDir });
    expect(log).toMatch(
      /^Journal : \d+ entrées, \d+ états\.\nDernière entrée : n° \d+, \S{40,}\nLa chaîne est entière\.\n$/,
    );
    expect(code).toBe(0);
  });

  it('says at once that another server uses its folder, or its port, and leaves that one alone', async () => {
    const dataDir = await folder('shared');
    const server = await startProcess(bundle.mainPath, dataDir);
    const port = new URL(server.url).port;
    for (const PORT of ['0', port]) {
      const refused = await endedProcess(bundle.mainPath, { DATA_DIR: dataDir, PORT });
      expect(refused).toMatchObject({ code: 1, log: '' });
      expect(refused.sentence.trim()).toMatch(/^Un autre serveur utilise déjà le dossier .*\/shared\. .*$/);
    }
    const elsewhere = { DATA_DIR: join(root, 'elsewhere'), PORT: port };
    const refused = await endedProcess(bundle.mainPath, elsewhere);
    expect(refused).toMatchObject({ code: 1, log: '' });
    expect(refused.sentence.trim()).toMatch(new RegExp(`^Le port ${port} est déjà pris\\. .*$`));
    expect(await isTaken(server.post('/sync/push', pushOf(0, 1), LEAD))).toBe(true);
    const warnings = server.output.filter((line) => /"level":"(?:warn|error)"/.test(line));
    // A busy machine makes slow requests, and they are told.
    expect(warnings.filter((line) => !line.includes('"slow request"'))).toEqual([]);
    expect(await server.end('SIGTERM')).toBe(0);
  });

  it('refuses an option that it does not know', async () => {
    const refused = await endedProcess(bundle.mainPath, { DATA_DIR: join(root, 'never') }, ['--dmeo']);
    expect(refused).toMatchObject({ code: 1, log: '' });
    expect(refused.sentence).toContain('--dmeo');
    expect(await readdir(root)).not.toContain('never');
  });

  it('refuses to put the demonstration among real data', async () => {
    const dataDir = await folder('real');
    const server = await startProcess(bundle.mainPath, dataDir);
    expect(await isTaken(server.post('/sync/push', pushOf(0, 1), LEAD))).toBe(true);
    expect(await server.end('SIGTERM')).toBe(0);
    const refused = await endedProcess(bundle.mainPath, { DATA_DIR: dataDir }, ['--demo']);
    expect(refused.code).toBe(1);
    expect(refused.sentence.trim()).toMatch(/^Le dossier .*\/real contient déjà des données.*$/);
    const again = await startProcess(bundle.mainPath, dataDir);
    expect(await pulled(again)).toHaveLength(1);
    expect(await again.end('SIGTERM')).toBe(0);
  });

  it('ends its streams when it is told to stop', async () => {
    const server = await startProcess(bundle.mainPath, await folder('graceful'));
    const hints = await fetch(`${server.url}/sync/hints`);
    const [text, code] = await Promise.all([hints.text(), server.end('SIGTERM')]);
    expect(text).toMatch(/^\n/);
    expect(code).toBe(0);
  });

  it('stopped by its whole process group, it finishes the push that it had begun', async () => {
    const dataDir = await folder('group');
    const server = await startProcess(bundle.mainPath, dataDir, { ownGroup: true });
    const sendBody = await server.beginPost('/sync/push', pushOf(0, 50), LEAD);
    const ended = server.endGroup('SIGTERM');
    await server.said(/"stopping"/);
    const answered = await sendBody();
    expect(answered).toMatchObject({ status: 200, body: { pushes: [{ rejected: [], conflicts: [] }] } });
    expect(await ended).toBe(0);
    expect(server.output.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    const again = await startProcess(bundle.mainPath, dataDir);
    expect(await pulled(again)).toHaveLength(50);
    expect(await again.end('SIGTERM')).toBe(0);
  });

  it('told to stop by the group and once more by npm, it takes both for one wish', async () => {
    const server = await startProcess(bundle.mainPath, await folder('twice'), { ownGroup: true });
    const sendBody = await server.beginPost('/sync/push', pushOf(0, 1), LEAD);
    // One right after the other: the second counts as the same wish for a moment only. Two of one name might arrive as one.
    const ended = [server.endGroup('SIGINT'), server.end('SIGTERM')];
    await server.said(/"stopping"/);
    expect(await sendBody()).toMatchObject({ status: 200 });
    expect(await Promise.all(ended)).toEqual([0, 0]);
  });

  it('killed in the middle of a push, it starts without help: nothing acknowledged is missing, nothing is there twice', async () => {
    const dataDir = await folder('killed');
    const acknowledged: string[] = [];
    let server = await startProcess(bundle.mainPath, dataDir);
    for (let round = 0; round < 2; round += 1) {
      const batches = Array.from({ length: 8 }, (_, n) => round * 1000 + n * 30);
      const { post } = server;
      const running = batches.map(async (from) => {
        if (await isTaken(post('/sync/push', pushOf(from, 30), LEAD))) {
          for (let n = 0; n < 30; n += 1) acknowledged.push(activity(from + n).id);
        }
      });
      // As soon as one is acknowledged, with the others on their way.
      await Promise.any(running);
      await server.end('SIGKILL');
      await Promise.all(running);
      server = await startProcess(bundle.mainPath, dataDir);
      const ids = await pulled(server);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of acknowledged) expect(ids).toContain(id);
      // What was cut off is sent again, as a device would.
      for (const from of batches)
        expect(await isTaken(server.post('/sync/push', pushOf(from, 30), LEAD))).toBe(true);
      expect(await pulled(server)).toHaveLength((round + 1) * 240);
    }
    expect(await server.end('SIGTERM')).toBe(0);
  });

  it('after a power cut everything acknowledged is on disk', async () => {
    const dataDir = await folder('power');
    const server = await startProcess(bundle.mainPath, dataDir);
    expect(await isTaken(server.post('/sync/push', pushOf(0, 100), LEAD))).toBe(true);
    const copy = join(root, 'power-copy');
    await cp(dataDir, copy, { recursive: true });
    await server.end('SIGKILL');
    const survivor = await startProcess(bundle.mainPath, copy);
    expect(await pulled(survivor)).toHaveLength(100);
    await survivor.end('SIGTERM');
  });

  it('R49 writes no personal data outside its databases', async () => {
    const dataDir = await folder('logs');
    const server = await startProcess(bundle.mainPath, dataDir);
    const push = {
      pushes: [{ collection: 'participants', rows: [row(participant(1)), row({ ...participant(2), v: 7 })] }],
    };
    await server.post('/sync/push', push, LEAD);
    expect(server.output.join('\n')).not.toMatch(/Ouédraogo|Awa|account:/);
    await server.end('SIGTERM');
    const names = (await readdir(dataDir)).filter(
      (name) => name !== 'databases' && name !== 'figures-checkpoint.json',
    );
    for (const name of names)
      expect(await readFile(join(dataDir, name), 'utf8')).not.toMatch(/Ouédraogo|Awa/);
  });
});

/** One kill in the middle of the upload, and one once all bytes are there; whether the picture was made and told before. */
async function killedAtPhoto(dataDir: string, n: number) {
  const bytes = await picture(4000 + n, 3000)
    .jpeg({ quality: 100 })
    .toBuffer();
  const sha256 = sha256Of(bytes);
  const id = photoIdFor(n);
  const opened = await startProcess(bundle.mainPath, dataDir);
  const begun = await createUploader(opened).begin(bytes, { metadata: { id } });
  const location = begun.headers.get('location') ?? '';
  expect((await createUploader(opened).patch(location, bytes.subarray(0, 5000))).status).toBe(204);
  const photo = { pushes: [{ collection: 'photos', rows: [row(photoDocument(sha256, { id }))] }] };
  expect(await isTaken(opened.post('/sync/push', photo, LEAD))).toBe(true);
  await opened.end('SIGKILL');

  const second = await startProcess(bundle.mainPath, dataDir);
  const { headers } = await createUploader(second).head(location);
  expect(headers.get('upload-offset')).toBe('5000');
  const made = createUploader(second)
    .patch(location, bytes.subarray(5000), 5000)
    .then(
      ({ status }) => {
        expect(status).toBe(204);
        return true;
      },
      () => false,
    );
  const path = join(dataDir, 'uploads', location.split('/').at(-1) ?? '');
  // The bytes are removed when the picture is made.
  const arrived = async (): Promise<number> => (await ifThere(stat(path)))?.size ?? bytes.length;
  await expect.poll(arrived, { interval: 5 }).toBe(bytes.length);
  await second.end('SIGKILL');
  return { sha256, location, bytes, wasMade: await made };
}

/** Not beside others: it strikes while a picture is being made, which it must see. */
describe('the process, alone', () => {
  it('R42 killed in the middle of a photo, it goes on with it, and shows it whole or not at all', async () => {
    const dataDir = await folder('photo');
    let struck = await killedAtPhoto(dataDir, 1);
    // Whoever was too late to see a picture being made looks at the next one.
    for (let n = 2; struck.wasMade; n += 1) struck = await killedAtPhoto(dataDir, n);
    const { sha256, location, bytes } = struck;
    const third = await startProcess(bundle.mainPath, dataDir);
    const address = `${third.url}${photoPathOf(sha256, 'full')}`;
    expect((await fetch(address)).status).toBe(404);
    expect((await createUploader(third).head(location)).headers.get('upload-offset')).toBe(
      String(bytes.length),
    );
    expect((await fetch(address)).status).toBe(200);
    expect(await third.end('SIGTERM')).toBe(0);
  });
});
