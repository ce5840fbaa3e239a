/**
 * `/media/uploads`: resumable uploads by tus 1.0 (R42). What the protocol asks for is the library's matter; who may send what,
 * when an upload has become a photo, and how a refusal reads is said here.
 */
import { Metadata, Server as TusServer } from '@tus/server';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { ErrorCode } from '#schemas/protocol/error-codes.ts';
import { MAX_PHOTO_BYTES, MEDIA_UPLOADS_PATH } from '#schemas/protocol/media.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import { mayUploadPhoto } from '#schemas/rules/photo-access.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';
import { authenticate } from '#server/auth/authenticate.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import type { ServerContext } from '#server/context.ts';
import {
  createUploadBudgets,
  judgeUpload,
  type UploadBudgets,
  type UploadWish,
} from '#server/media/begin-upload.ts';
import { finishUpload } from '#server/media/finish-upload.ts';
import type { BegunUpload } from '#server/media/upload-folder.ts';
import { sendRefusal } from './answers.ts';
import { refuseOutdated } from './protocol-version.ts';

type UploadRequest = Request<{ id: string }>;

export function createUploadRouter(ctx: ServerContext): Router {
  const router = Router({ strict: true });
  const tus = lazily(() => createTus(ctx));
  router.use(refuseOutdated());
  router.post('/', begin(ctx, tus, createUploadBudgets()));
  router.head('/:id', tell(ctx));
  router.patch('/:id', goOn(ctx, tus));
  router.delete('/:id', giveUp(ctx));
  return router;
}

/** The library makes its folder when it is made. */
function createTus({ media, clock, log }: ServerContext): TusServer {
  return new TusServer({
    path: MEDIA_UPLOADS_PATH,
    datastore: media.uploads.store(),
    maxSize: MAX_PHOTO_BYTES,
    relativeLocation: true,
    namingFunction: () => randomBytes(16).toString('hex'),
    onUploadCreate: async (_request, upload) => {
      upload.creation_date = toInstant(clock.nowMs());
      return {};
    },
    onResponseError: (_request, error) => {
      // A line that was cut is told from a disk that does not write.
      if (!('status_code' in error) || error.status_code >= 500)
        log.warn({ err: asError(error) }, 'upload failed');
      return undefined;
    },
  });
}

const asError = (error: Error | { readonly body: string }): Error =>
  error instanceof Error ? error : new Error(error.body);

const lazily = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const begin =
  (ctx: ServerContext, tus: () => TusServer, budgets: UploadBudgets): RequestHandler =>
  async (request, response) => {
    const actor = await accountOf(ctx, request);
    if (!actor.ok) return refuseSending(request, response, actor.error);
    const wish = readWish(request);
    if (!wish.ok) return refuseSending(request, response, wish.error);
    const photo = await judgeUpload(ctx, budgets, actor.value, wish.value);
    if (!photo.ok) return refuseSending(request, response, photo.error);
    const metadata = Metadata.stringify({ ...photo.value, creator: actor.value.id });
    const answer = await tus().handleWeb(toWebRequest(request, { 'upload-metadata': metadata }));
    const id = answer.headers.get('location')?.split('/').at(-1);
    const upload = id === undefined ? undefined : await ctx.media.uploads.find(id);
    // A device may send all of a small photo with the creation.
    await sendAnswer(ctx, request, response, { answer, upload });
  };

const tell =
  (ctx: ServerContext): RequestHandler<{ id: string }> =>
  async (request, response) => {
    const upload = await ownUpload(ctx, request);
    if (!upload.ok) return sendRefusal(response, upload.error);
    const { sizeBytes, offsetBytes } = upload.value;
    if (isComplete(upload.value)) {
      const finished = await finishUpload(ctx.media, upload.value);
      if (!finished.ok) return sendRefusal(response, { code: finished.error });
    }
    response.setHeader('Tus-Resumable', TUS_VERSION);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Upload-Length', sizeBytes);
    response.setHeader('Upload-Offset', offsetBytes ?? sizeBytes);
    response.status(200).end();
  };

const goOn =
  (ctx: ServerContext, tus: () => TusServer): RequestHandler<{ id: string }> =>
  async (request, response) => {
    const upload = await ownUpload(ctx, request);
    if (!upload.ok) return refuseSending(request, response, upload.error);
    // Nothing is left to send: whoever goes on has not heard so.
    if (upload.value.offsetBytes === undefined)
      return refuseSending(request, response, { code: 'upload_conflict' });
    const answer = await tus().handleWeb(toWebRequest(request));
    await sendAnswer(ctx, request, response, {
      answer,
      upload: await ctx.media.uploads.find(upload.value.id),
    });
  };

const giveUp =
  (ctx: ServerContext): RequestHandler<{ id: string }> =>
  async (request, response) => {
    const upload = await ownUpload(ctx, request);
    if (!upload.ok) return sendRefusal(response, upload.error);
    await ctx.media.uploads.remove(upload.value.id);
    response.setHeader('Tus-Resumable', TUS_VERSION);
    response.status(204).end();
  };

const TUS_VERSION = '1.0.0';

const accountOf = async (
  ctx: ServerContext,
  request: Pick<Request, 'headers'>,
): Promise<Result<AccountActor, Refusal>> => {
  const actor = await authenticate(ctx, request.headers.authorization);
  if (!actor.ok) return refuse(actor.error);
  return actor.value.kind === 'account' ? ok(actor.value) : refuse('not_signed_in');
};

/** Somebody else's upload is one that does not exist. */
async function ownUpload(ctx: ServerContext, request: UploadRequest): Promise<Result<BegunUpload, Refusal>> {
  const actor = await accountOf(ctx, request);
  if (!actor.ok) return actor;
  const upload = await ctx.media.uploads.find(request.params.id);
  if (upload === undefined || upload.creator !== actor.value.id) return refuse('not_found');
  return mayUploadPhoto(actor.value, upload.photo.clubId) ? ok(upload) : refuse('forbidden');
}

function readWish(request: Request): Result<UploadWish, Refusal> {
  const length = request.get('Upload-Length') ?? '';
  if (!/^[1-9]\d{0,14}$/.test(length))
    return refuse('invalid_body', { fields: { 'Upload-Length': 'invalid' } });
  try {
    const metadata = Metadata.parse(request.get('Upload-Metadata'));
    return ok({ sizeBytes: Number(length), metadata });
  } catch {
    return refuse('invalid_body', { fields: { 'Upload-Metadata': 'invalid' } });
  }
}

const isComplete = ({ offsetBytes, sizeBytes }: BegunUpload): boolean =>
  offsetBytes === undefined || offsetBytes >= sizeBytes;

const TUS_HEADERS = ['tus-resumable', 'upload-length', 'upload-offset', 'content-type', 'content-length'];

/** Only what the protocol speaks of reaches the library: no token, no address. */
function toWebRequest(request: Request, more: Readonly<Record<string, string>> = {}): globalThis.Request {
  const headers = new Headers(more);
  for (const name of TUS_HEADERS) {
    const value = request.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  const url = new URL(request.originalUrl, 'http://localhost');
  // Node's stream and the browser's are two types of one thing.
  const body = Readable.toWeb(request) as unknown as NonNullable<RequestInit['body']>;
  const init = { method: request.method, headers, body, duplex: 'half' } as const;
  return new globalThis.Request(url, init);
}

interface TusOutcome {
  readonly answer: globalThis.Response;
  readonly upload: BegunUpload | undefined;
}

/** The last byte is acknowledged when the photo is filed, not before. */
async function sendAnswer(
  ctx: ServerContext,
  request: Request,
  response: Response,
  { answer, upload }: TusOutcome,
): Promise<void> {
  if (!answer.ok) return refuseSending(request, response, { code: await codeOf(ctx, answer.status) });
  if (upload !== undefined && isComplete(upload)) {
    const finished = await finishUpload(ctx.media, upload);
    if (!finished.ok) return refuseSending(request, response, { code: finished.error });
  }
  for (const name of ['Tus-Resumable', 'Upload-Offset', 'Location']) {
    const value = answer.headers.get(name);
    if (value !== null) response.setHeader(name, value);
  }
  response.status(answer.status).end();
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  404: 'not_found',
  409: 'upload_conflict',
  410: 'not_found',
  413: 'too_large',
};

/** The library says that it could not write, not why. */
async function codeOf({ media }: ServerContext, status: number): Promise<ErrorCode> {
  if (status < 500) return CODES[status] ?? 'bad_request';
  return (await media.hasRoomFor(0)) ? 'internal' : 'server_full';
}

/** What is left of the body is not read: the connection ends with this answer. */
function refuseSending(request: Request, response: Response, refusal: Refusal): void {
  if (!request.complete) response.setHeader('Connection', 'close');
  sendRefusal(response, refusal);
}
