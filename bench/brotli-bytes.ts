/** How large an answer's body is as brotli, which phones get over HTTPS; over plain HTTP Chromium takes gzip. */
import { request } from 'node:http';
import type { Request } from '@playwright/test';

/** Asks once more for what a page has asked for. */
export const brotliBytes = (asked: Request): Promise<number> => {
  const accept = asked.isNavigationRequest() ? 'text/html' : '*/*';
  const headers = { accept, ...asked.headers(), 'accept-encoding': 'br', connection: 'close' };
  return new Promise((resolve, reject) => {
    const again = request(asked.url(), { method: asked.method(), headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    });
    again.on('error', reject);
    again.end(asked.postDataBuffer() ?? undefined);
  });
};
