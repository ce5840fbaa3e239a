/**
 * Reads a JSON body, refusing early what could hurt: too many bytes (before and after decompression), text that is not JSON,
 * nesting too deep, fields given twice. Nothing of a refused body is logged.
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Request, RequestHandler } from 'express';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { ErrorCode } from '#schemas/protocol/error-codes.ts';
import { MAX_BODY_BYTES, MAX_BODY_DEPTH } from '#schemas/protocol/limits.ts';
import { sendError } from './errors.ts';
import { findJsonProblem } from './json-scan.ts';

const gunzipped = promisify(gunzip);

/** The row's own nesting comes on top of what the protocol wraps around it. */
export interface BodyLimits {
  readonly bytes: number;
  readonly depth: number;
}

export function jsonBody(
  limits: BodyLimits = { bytes: MAX_BODY_BYTES, depth: MAX_BODY_DEPTH },
): RequestHandler {
  return async (request, response, next) => {
    if (!hasBody(request)) return next();
    const body = await readJson(request, limits);
    if (body.ok) {
      request.body = body.value;
      return next();
    }
    // What is left of the body is not read: the connection ends with this answer.
    if (!request.complete) response.setHeader('Connection', 'close');
    sendError(response, body.error);
  };
}

function hasBody({ method, headers }: Request): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

async function readJson(request: Request, limits: BodyLimits): Promise<Result<unknown, ErrorCode>> {
  if (request.is('application/json') === false) return err('not_json');
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') return err('not_json');
  const bytes = await readBytes(request, limits.bytes);
  if (!bytes.ok) return bytes;
  const plain = encoding === 'gzip' ? await unzip(bytes.value, limits.bytes) : bytes;
  return plain.ok ? parse(plain.value, limits.depth) : plain;
}

function readBytes(request: Request, limitBytes: number): Promise<Result<Buffer, ErrorCode>> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes)
    return Promise.resolve(err('body_too_large'));
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    const onData = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= limitBytes) return;
      request.off('data', onData).pause();
      resolve(err('body_too_large'));
    };
    request.on('data', onData);
    request.once('end', () => resolve(ok(Buffer.concat(chunks))));
    // The sender went away in the middle: nobody is there to read the answer.
    request.once('error', () => resolve(err('bad_request')));
    request.once('close', () => resolve(err('bad_request')));
  });
}

async function unzip(bytes: Buffer, limitBytes: number): Promise<Result<Buffer, ErrorCode>> {
  try {
    return ok(await gunzipped(bytes, { maxOutputLength: limitBytes }));
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return err(isTooLarge ? 'body_too_large' : 'not_json');
  }
}

function parse(bytes: Buffer, maxDepth: number): Result<unknown, ErrorCode> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return err('not_json');
  }
  const problem = findJsonProblem(text, maxDepth);
  // Deep text is refused unparsed; for the rest, what is not JSON at all is said first.
  if (problem === 'body_too_deep') return err(problem);
  try {
    const value: unknown = JSON.parse(text);
    return problem === undefined ? ok(value) : err(problem);
  } catch {
    return err('not_json');
  }
}
