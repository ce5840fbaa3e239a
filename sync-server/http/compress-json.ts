/** Answers in JSON are compressed when that saves a packet: quickly, because they are made once and read once. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const SMALLEST_BYTES = 1_200;
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 5;

export const compressJson: RequestHandler = (request, response, next) => {
  response.json = (body: unknown) => {
    const text = Buffer.from(JSON.stringify(body));
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
    response.vary('Accept-Encoding');
    void compressed(request, text).then(
      ({ bytes, encoding }) => finish(response, bytes, encoding),
      () => finish(response, text, undefined),
    );
    return response;
  };
  next();
};

function finish(response: Response, bytes: Buffer, encoding: string | undefined): void {
  if (response.destroyed) return;
  if (encoding !== undefined) response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
}

async function compressed(
  request: Request,
  bytes: Buffer,
): Promise<{ readonly bytes: Buffer; readonly encoding: string | undefined }> {
  if (bytes.length < SMALLEST_BYTES) return { bytes, encoding: undefined };
  switch (request.acceptsEncodings('br', 'gzip')) {
    case 'br': {
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      return { bytes: await brotli(bytes, { params }), encoding: 'br' };
    }
    case 'gzip':
      return { bytes: await gzipped(bytes, { level: GZIP_LEVEL }), encoding: 'gzip' };
    default:
      return { bytes, encoding: undefined };
  }
}
