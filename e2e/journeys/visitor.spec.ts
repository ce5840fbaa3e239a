/**
 * Scenario 7, R14 and R21: with the link only, and as a lead of another club, no restricted byte by any road: pages, made-up
 * addresses, sync, check-in, media, the database's own addresses.
 */
import type { Page } from '@playwright/test';
import { COLLECTIONS } from '#schemas/documents/collections.ts';
import type { Hint } from '#schemas/protocol/sync.ts';
import { editActivity, writeNotes } from '#e2e/fixtures/activity.ts';
import { openClub, openRunning } from '#e2e/fixtures/pages.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import {
  askAsPage,
  collectSecrets,
  linesUntil,
  pullAll,
  tokenOfPage,
  type Secrets,
} from '#e2e/fixtures/secrets.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';

const PUBLIC = ['clubs', 'activities', 'actions', 'officers', 'photos', 'summaries'];

/** Addresses that somebody curious would try. */
const CURIOUS = [
  '/health',
  '/metrics',
  '/csp-hashes.json',
  '/participants',
  '/finances',
  '/retours',
  '/administration',
  '/sante',
  '/clubs/informatique/participants',
  '/clubs/informatique/finances',
  '/clubs/informatique/equipe',
  '/api/participants',
  '/auth/me',
  '/auth/accounts',
  '/auth/invitations',
  '/_all_dbs',
  '/_users/_all_docs',
  '/_utils',
  '/_session',
  '/aesi-participants-informatique',
  '/aesi-participants-informatique/_all_docs?include_docs=true',
  '/aesi-attendances-informatique/_changes?include_docs=true',
  '/aesi-dossiers-informatique/_design/validation',
  '/aesi-accounts/_all_docs',
  '/couch/aesi-participants-informatique/_all_docs',
  '/db/_all_dbs',
  '/media/',
  '/media/../secrets.json',
  '/..%2f..%2fsecrets.json',
  '/%2e%2e/%2e%2e/data/secrets.json',
  '/data/secrets.json',
  '/assets/../../server/main.js',
  '/checkin',
  '/checkin/',
];

/** What somebody without the code would send, well formed: it is the code and the ticket that are wrong. */
const GUESSES = {
  code: { code: '000000' },
  answers: {
    ticket: 'x'.repeat(43),
    answer: {
      ...{ firstName: 'Awa', lastName: 'Barry', programId: 'stat', levelId: 'l2', discriminator: '' },
      ...{ rating: 5, appreciation: '', suggestion: '', rankingConsent: false, imageConsent: false },
      answeredAt: '2026-03-14T15:00:00.000Z',
    },
  },
};

const leaksIn = (text: string, { texts }: Secrets): string[] =>
  texts.filter((secret) => text.includes(secret));

async function scanEverything(page: Page, secrets: Secrets, token: string | undefined): Promise<void> {
  const ask = (path: string, init: Parameters<typeof askAsPage>[2] = {}) =>
    askAsPage(page, path, init, token);
  for (const path of [...CURIOUS, ...secrets.ids.map((id) => `/${encodeURIComponent(id)}`)]) {
    for (const accept of ['text/html', 'application/json']) {
      const answer = await ask(path, { headers: { accept } });
      expect.soft(leaksIn(answer.text, secrets), `${path} as ${accept}`).toEqual([]);
    }
  }
  expect(secrets.activityIds.length).toBeGreaterThan(0);
  for (const id of secrets.activityIds) {
    const view = await ask(`/checkin/${id}`);
    expect(view.status, `check-in of ${id}`).toBe(200);
    expect.soft(leaksIn(view.text, secrets), `check-in of ${id}`).toEqual([]);
    for (const [road, body] of Object.entries(GUESSES)) {
      const wrong = await ask(`/checkin/${id}/${road}`, { method: 'POST', body: JSON.stringify(body) });
      expect.soft(wrong.status, `${road} of ${id}`).toBeGreaterThanOrEqual(400);
      expect.soft(wrong.text, `${road} of ${id}`).not.toMatch(/activity_unknown|invalid_body/);
      expect.soft(leaksIn(wrong.text, secrets), `${road} of ${id}`).toEqual([]);
    }
  }
}

/** By no request of somebody of another club. */
const readNothingOf = async (secrets: Secrets, page: Page): Promise<void> => {
  const token = await tokenOfPage(page);
  await scanEverything(page, secrets, token);

  for (const collection of COLLECTIONS) {
    for (const checkpoint of [null, { informatique: { incarnation: 'x', seq: '0' } }]) {
      const answer = await pullAll(page, collection, token, checkpoint);
      expect.soft(leaksIn(answer.text, secrets), `pull of ${collection}`).toEqual([]);
    }
  }
  // What a refusal says of the document that stands there is a way to read it.
  for (const { collection, document } of secrets.documents) {
    for (const doc of [document, { ...document, clubId: 'sport' }, { ...document, _deleted: true }]) {
      const body = {
        pushes: [
          {
            collection,
            rows: [
              { base: null, doc: { id: doc['id'], clubId: 'x' }, steps: [] },
              { base: null, doc, steps: [] },
            ],
          },
        ],
      };
      const push = await askAsPage(page, '/sync/push', { method: 'POST', body: JSON.stringify(body) }, token);
      expect(push.status).toBe(200);
      const answers = (
        JSON.parse(push.text) as { pushes: { rejected?: { master: unknown }[]; conflicts?: unknown[] }[] }
      ).pushes;
      for (const answer of answers) {
        expect.soft(answer.conflicts ?? []).toEqual([]);
        expect
          .soft((answer.rejected ?? []).map(({ master }) => master).filter((master) => master !== null))
          .toEqual([]);
      }
    }
  }
};

test('R14 R21 a visitor, and a lead of another club, who pull, push and guess get what is theirs and nothing else', async ({
  world,
}) => {
  const server = await world.demoServer();
  const lead = await world.device(server);
  await signIn(lead, 'lead.sport@demo.test');
  const secrets = await collectSecrets(lead.page);
  expect(secrets.texts.length).toBeGreaterThan(100);

  const phone = await world.device(server);
  await phone.goto('/');
  await expectIndicator(phone.page, 'À jour');
  for (const path of ['/', '/clubs/sport', '/participants', '/clubs/sport/participants', '/compte']) {
    await phone.goto(path);
    await expect(phone.page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    expect.soft(leaksIn(await phone.page.locator('body').innerText(), secrets), `page ${path}`).toEqual([]);
  }
  await phone.goto('/clubs/sport');
  await openRunning(phone.page);
  for (const restricted of ['Émargement', 'Participants', 'Difficultés et bilan']) {
    await expect(phone.page.getByRole('heading', { name: restricted })).toHaveCount(0);
  }
  await expect(phone.page.getByRole('button', { name: 'Autres actions' })).toHaveCount(0);

  await scanEverything(phone.page, secrets, undefined);
  for (const collection of COLLECTIONS) {
    const answer = await pullAll(phone.page, collection, undefined);
    expect.soft(leaksIn(answer.text, secrets), `pull of ${collection}`).toEqual([]);
    expect.soft(answer.documents.length > 0, `documents of ${collection}`).toBe(PUBLIC.includes(collection));
  }
  const push = await askAsPage(phone.page, '/sync/push', {
    method: 'POST',
    body: JSON.stringify({ pushes: [{ collection: 'participants', rows: [] }] }),
  });
  expect(push.status).toBe(401);

  // The stream of hints tells a visitor of the public change alone, though the restricted one came first.
  const heard = linesUntil(phone.page, 'activities');
  await expectIndicator(lead.page, 'À jour');
  await openClub(lead.page, 'sport');
  await openRunning(lead.page);
  await writeNotes(lead.page, 'Une difficulté', 'Un bilan');
  await expectIndicator(lead.page, 'À jour');
  await editActivity(lead.page, { Lieu: 'Salle polyvalente' });
  for (const line of await heard) {
    for (const { collection } of (JSON.parse(line) as Hint).changed) expect(PUBLIC).toContain(collection);
  }
  const board = await world.device(server);
  await signIn(board, 'board@demo.test');
  await readNothingOf(await collectSecrets(board.page, 'informatique'), lead.page);
  expect(leaksIn(server.output.join('\n'), secrets), 'the log holds no personal data').toEqual([]);
});
