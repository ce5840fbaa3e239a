import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it } from 'vitest';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import { silentLog } from '#server/ports/log.ts';
import { handleErrors } from './errors.ts';
import { giveRequestId } from './request-id.ts';

const answerTo = async (error: Error): Promise<Response> => {
  const app = express();
  app.use(giveRequestId);
  app.get('/', () => {
    throw error;
  });
  app.use(handleErrors(silentLog));
  const server = createServer(app);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  server.close();
  return response;
};

it.each([
  ['a database that takes nothing', new CouchUnavailable('no space left on device')],
  ['a full disk', Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })],
])('R54 answers %s with a code and a time to try again', async (_what, error) => {
  const response = await answerTo(error);
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await response.json()).toMatchObject({
    error: { code: 'database_unavailable', retryAfterSeconds: 5 },
  });
});
