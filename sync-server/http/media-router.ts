/** `/media`: photos as they are published, and their uploads (media-uploads.ts). */
import { Router, type RequestHandler, type Response } from 'express';
import { clubSlugField, sha256Field } from '#schemas/documents/fields.ts';
import {
  PHOTO_FORMATS,
  PHOTO_VARIANTS,
  type PhotoFormat,
  type PhotoStatus,
  type PhotoVariant,
} from '#schemas/protocol/media.ts';
import { removalRequestSchema } from '#schemas/protocol/media-upload.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import { authenticate } from '#server/auth/authenticate.ts';
import type { ServerContext } from '#server/context.ts';
import { askRemoval, createRemovalBudgets, type RemovalBudgets } from '#server/media/ask-removal.ts';
import { readBody, sendRefusal, sendResult } from './answers.ts';
import { sendError } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { createUploadRouter } from './media-uploads.ts';
import { requestIdOf } from './request-id.ts';
import { addressOf, networkOf } from './request-origin.ts';

const TYPES: Readonly<Record<PhotoFormat, string>> = { webp: 'image/webp', jpg: 'image/jpeg' };
const FOREVER = 'public, max-age=31536000, immutable';

export function createMediaRouter(ctx: ServerContext): Router {
  const router = Router({ strict: true });
  router.use('/uploads', createUploadRouter(ctx));
  router.post('/removals', jsonBody(), removal(ctx, createRemovalBudgets()));
  router.get('/:sha256/status', status(ctx));
  router.get('/:sha256/:file', photo(ctx));
  return router;
}

const removal =
  (ctx: ServerContext, budgets: RemovalBudgets): RequestHandler =>
  async (request, response) => {
    const body = readBody(removalRequestSchema, request);
    if (!body.ok) return sendRefusal(response, body.error);
    const caller = { network: networkOf(addressOf(request)), requestId: requestIdOf(request) };
    sendResult(response, await askRemoval(ctx, budgets, body.value, caller));
  };

const status =
  (ctx: ServerContext): RequestHandler<{ sha256: string }> =>
  async (request, response) => {
    const actor = await authenticate(ctx, request.headers.authorization);
    if (!actor.ok) return sendError(response, actor.error);
    if (actor.value.kind !== 'account') return sendError(response, 'not_signed_in');
    const sha256 = sha256Field.safeParse(request.params.sha256);
    const clubId = clubSlugField.optional().safeParse(request.query['clubId']);
    if (!sha256.success || !clubId.success) return sendError(response, 'not_found');
    const answer: PhotoStatus = {
      stored: await ctx.media.isStored(sha256.data, actor.value, clubId.data),
    };
    response.json(answer);
  };

/** One answer for what is unknown, restricted or misspelt: an address tells nothing about what exists. */
const photo =
  (ctx: ServerContext): RequestHandler<{ sha256: string; file: string }> =>
  async (request, response, next) => {
    const actor = await authenticate(ctx, request.headers.authorization);
    const asked = readAddress(request.params);
    const visibility =
      asked === undefined
        ? 'hidden'
        : await ctx.media.visibilityOf(asked.sha256, actor.ok ? actor.value : VISITOR);
    if (asked === undefined || visibility === 'hidden')
      return sendError(response, actor.ok ? 'not_found' : actor.error);
    const { sha256, variant, format } = asked;
    response.setHeader('Content-Type', TYPES[format]);
    response.setHeader('Cache-Control', visibility === 'public' ? FOREVER : 'private, no-store');
    response.setHeader('ETag', `"${sha256.slice(0, 32)}-${variant}-${format}"`);
    const path = ctx.media.folder.pathOf(sha256, variant, format);
    sendFile(response, { root: ctx.media.folder.root, path, fail: next });
  };

interface PhotoAddress {
  readonly sha256: string;
  readonly variant: PhotoVariant;
  readonly format: PhotoFormat;
}

function readAddress({ sha256, file }: { sha256: string; file: string }): PhotoAddress | undefined {
  if (!sha256Field.safeParse(sha256).success) return undefined;
  const [name, extension, ...more] = file.split('.');
  const variant = PHOTO_VARIANTS.find((one) => one === name);
  const format = PHOTO_FORMATS.find((one) => one === extension);
  if (variant === undefined || format === undefined || more.length > 0) return undefined;
  return { sha256, variant, format };
}

interface Sending {
  readonly root: string;
  readonly path: string;
  readonly fail: (error: unknown) => void;
}

/** With ranges, so that a picture that was cut off goes on where it was (R42). */
function sendFile(response: Response, { root, path, fail }: Sending): void {
  response.sendFile(path, { root, cacheControl: false, lastModified: false }, (error?: unknown) => {
    // Begun or broken off by the reader: nobody is there to read another answer.
    if (error === undefined || response.headersSent || response.destroyed) return;
    for (const name of ['Cache-Control', 'ETag', 'Content-Type']) response.removeHeader(name);
    const { status: code, headers } = error as { status?: number; headers?: Record<string, string> };
    if (code === 416) {
      response.setHeader('Content-Range', headers?.['Content-Range'] ?? 'bytes */*');
      sendError(response, 'range_not_satisfiable');
    } else if (code === 412) sendError(response, 'precondition_failed');
    else if (code === 404) sendError(response, 'not_found');
    else fail(error);
  });
}
