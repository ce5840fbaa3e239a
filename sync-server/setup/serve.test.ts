import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { serve, stillStarting } from './serve.ts';

describe('serve', () => {
  it('says that it is starting until it can answer', async () => {
    const serving = await serve(stillStarting, 0, '127.0.0.1');
    const url = `http://127.0.0.1:${serving.port}`;
    const health = await fetch(`${url}/health`);
    expect([health.status, await health.json()]).toEqual([503, { status: 'starting' }]);
    const other = await fetch(`${url}/sync/pull`, { method: 'POST' });
    expect(await other.json()).toMatchObject({ error: { code: 'database_unavailable' } });
    const page = await fetch(`${url}/clubs/sport`, { headers: { Accept: 'text/html,*/*;q=0.8' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    expect(await page.text()).toMatch(/http-equiv="refresh"[\s\S]*L’application démarre/);
    serving.answerWith((_request, response) => response.end('ready'));
    expect(await (await fetch(url)).text()).toBe('ready');
    await serving.stop();
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['an address longer than any', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'],
  ])('refuses by its code what is %s, and lets go of who sent it', async (_what, sent) => {
    const serving = await serve(stillStarting, 0, '127.0.0.1');
    const socket = connect(serving.port, '127.0.0.1', () => socket.write(sent));
    const answer = (await socket.toArray()).join('');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toMatch(/\r\nCache-Control: no-store\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({ error: { code: 'bad_request' } });
    await serving.stop();
  });

  it('writes nothing into an answer that is under way', async () => {
    const serving = await serve((_request, response) => response.write('begun'), 0, '127.0.0.1');
    const socket = connect(serving.port, '127.0.0.1', () =>
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
    );
    let answer = '';
    socket.on('data', (part: Buffer) => {
      if (answer === '') socket.write('no HTTP\r\n\r\n');
      answer += part.toString();
    });
    await new Promise((resolve) => socket.once('close', resolve));
    expect(answer).toMatch(/begun/);
    expect(answer).not.toMatch(/bad_request/);
    await serving.stop();
  });

  it('finishes what it accepted before it stops, and accepts nothing more', async () => {
    let finish = (): void => {};
    let arrived = (): void => {};
    const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
    const serving = await serve(
      (_request, response) => {
        finish = () => response.end('written');
        arrived();
      },
      0,
      '127.0.0.1',
    );
    const url = `http://127.0.0.1:${serving.port}`;
    const answer = fetch(url).then((response) => response.text());
    await hasArrived;
    const stopped = serving.stop();
    await expect(fetch(url)).rejects.toThrow();
    finish();
    expect(await answer).toBe('written');
    await stopped;
  });
});
