/** The HTTP server around the application: listening, and stopping without breaking off what was accepted. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Longer than any honest request over a bad line, shorter than a service manager's patience. */
const FINISH_WITHIN_MS = 20_000;
const SWEEP_MS = 50;

export interface Serving {
  readonly port: number;
  /** From now on requests are answered by this. */
  answerWith(listener: RequestListener): void;
  /** No new connection; resolves when the last answer has gone, or was given up. */
  stop(): Promise<void>;
}

/** For whoever comes by an address without the application on the device: it looks again by itself. */
const STARTING_PAGE = `<!doctype html><html lang="fr"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width"><title>AESI</title>
<p>L’application démarre\u00A0: cette page s’ouvrira d’elle‑même dans un instant.</p></html>`;

/** Until the database answers. */
export const stillStarting: RequestListener = (request, response) => {
  if (request.headers.accept?.includes('text/html') === true) {
    response.writeHead(503, { 'Content-Type': 'text/html; charset=utf-8', 'Retry-After': '2' });
    response.end(STARTING_PAGE);
    return;
  }
  const isHealth = request.url?.split('?')[0] === '/health';
  const body = isHealth
    ? { status: 'starting' }
    : { error: { code: 'database_unavailable', retryAfterSeconds: 2 } };
  response.writeHead(503, { 'Content-Type': 'application/json; charset=utf-8', 'Retry-After': '2' });
  response.end(JSON.stringify(body));
};

const MALFORMED = JSON.stringify({ error: { code: 'bad_request' } });

/** What is not HTTP, or longer than its head may be, never becomes a request: it gets its code all the same. */
function refuseMalformed(socket: Duplex): void {
  const head = [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${MALFORMED.length}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${MALFORMED}`);
}

export async function serve(listener: RequestListener, port: number, host: string): Promise<Serving> {
  let current = listener;
  /** An answer is under way there: nothing else may be written in between. */
  const answering = new WeakSet<Duplex>();
  const server = createServer((request, response) => {
    const { socket } = request;
    answering.add(socket);
    response.once('close', () => answering.delete(socket));
    current(request, response);
  });
  // A slow phone may need minutes for a body of some megabytes; one that sends nothing is let go.
  server.requestTimeout = 5 * 60_000;
  server.headersTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  server.on('clientError', (_error, socket) => {
    if (socket.writable && !answering.has(socket)) refuseMalformed(socket);
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    answerWith: (next) => {
      current = next;
    },
    stop: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
        // A kept-alive connection is let go as soon as its answer has gone.
        const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
        server.close(() => {
          clearTimeout(timer);
          clearInterval(sweep);
          resolve();
        });
      }),
  };
}
