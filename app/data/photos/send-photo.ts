/**
 * One photo to the server by resumable upload (tus): what arrived before a cut is not sent again, also after a restart, because
 * the address of the rest is kept with the photo. Nothing is retried here; every way it can end is one of the outcomes.
 */
import type {
  DetailedError,
  HttpRequest,
  HttpResponse,
  PreviousUpload,
  Upload,
  UrlStorage,
} from 'tus-js-client';
import type { TokenSource } from '#app/sync/http-transport.ts';
import type { ErrorBody } from '#schemas/protocol/error-codes.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#schemas/protocol/limits.ts';
import { MEDIA_UPLOADS_PATH } from '#schemas/protocol/media.ts';
import { loadOnce } from '../load-once.ts';
import type { OutboxPhoto } from './outbox-store.ts';

export type SendOutcome =
  /** The server has filed it. */
  | { readonly type: 'sent' }
  /** It will never take it. */
  | { readonly type: 'refused'; readonly code: string }
  | { readonly type: 'failed'; readonly retryAfterMs?: number }
  /** Something more urgent came, or the data is closed. */
  | { readonly type: 'stopped' };

export interface PhotoToSend {
  readonly photo: OutboxPhoto;
  readonly bytes: Uint8Array;
  /** The document that speaks of it. */
  readonly referrerId: string;
  readonly signal: AbortSignal;
  readonly onProgress: (sentBytes: number) => void;
  /** Null: what was begun is of no use any more. */
  readonly onUploadUrl: (url: string | null) => Promise<void>;
}

export type SendPhoto = (sending: PhotoToSend) => Promise<SendOutcome>;

/** A cut costs no more than this, whatever stands between here and the server. */
const CHUNK_BYTES = 128 * 1024;

const FINAL_CODES: ReadonlySet<string> = new Set([
  'invalid_body',
  'forbidden',
  'too_large',
  'unsupported_photo_type',
  'photo_unreadable',
  'photo_too_large_in_pixels',
]);

export const createPhotoSender = (session: TokenSource): SendPhoto => {
  const loadTus = loadOnce(() => import('tus-js-client'));
  const send = async (sending: PhotoToSend, isSecondTry: boolean): Promise<SendOutcome> => {
    const { signal } = sending;
    const tus = await loadTus();
    if (signal.aborted) return { type: 'stopped' };
    let { uploadUrl } = sending.photo;
    const onUploadUrl = (url: string | null): Promise<void> => {
      uploadUrl = url;
      return sending.onUploadUrl(url);
    };
    const answer = await upload(tus.Upload, { ...sending, onUploadUrl }, session);
    if (answer === 'sent') return { type: 'sent' };
    if (answer === 'stopped' || signal.aborted) return { type: 'stopped' };
    if (responseOf(answer)?.getStatus() !== 401) return outcomeOf(answer);
    const renewed = isSecondTry ? 'unreachable' : await session.refresh();
    // What arrived before the session ended is not sent again.
    const begun = { ...sending, photo: { ...sending.photo, uploadUrl } };
    return renewed === 'refreshed' ? send(begun, true) : { type: 'failed' };
  };
  return (sending) => send(sending, false);
};

const upload = (
  TusUpload: typeof Upload,
  { photo, bytes, referrerId, signal, onProgress, onUploadUrl }: PhotoToSend,
  session: TokenSource,
): Promise<'sent' | 'stopped' | DetailedError> =>
  new Promise((resolve) => {
    const { sha256, type, clubId } = photo;
    const sending = new TusUpload(new Blob([bytes as BlobPart], { type }), {
      endpoint: MEDIA_UPLOADS_PATH,
      metadata: { sha256, type, clubId, id: referrerId },
      chunkSize: CHUNK_BYTES,
      retryDelays: null,
      fingerprint: () => Promise.resolve(sha256),
      urlStorage: keptWith(photo, onUploadUrl),
      removeFingerprintOnSuccess: false,
      onBeforeRequest: async (request) => {
        const token = await session.accessToken();
        request.setHeader(PROTOCOL_HEADER, String(PROTOCOL_VERSION));
        if (token !== undefined) request.setHeader('Authorization', `Bearer ${token}`);
      },
      onAfterResponse: failUnlessTold,
      onProgress,
      onSuccess: () => resolve('sent'),
      onError: (error) => resolve(error as DetailedError),
    });
    const stop = (): void => {
      // What it was asked to end may end by itself first.
      sending.abort().then(
        () => resolve('stopped'),
        () => resolve('stopped'),
      );
    };
    signal.addEventListener('abort', stop, { once: true });
    const begin = async (): Promise<void> => {
      const [previous] = await sending.findPreviousUploads();
      if (previous !== undefined) sending.resumeFromPreviousUpload(previous);
      if (!signal.aborted) sending.start();
    };
    begin().catch((cause: unknown) => resolve(cause as DetailedError));
  });

/** The server did not say what has become of an upload that was begun. */
class NotTold extends Error {
  readonly response: HttpResponse;

  constructor(response: HttpResponse) {
    super('The server does not tell how far the upload is');
    this.response = response;
  }
}

const isTold = (status: number): boolean => status < 500 && ![401, 426, 429].includes(status);

/** A session that is over, or a server that cannot just now, says nothing about the upload: it is asked again, where tus would begin anew. */
const failUnlessTold = (request: HttpRequest, response: HttpResponse): void => {
  if (request.getMethod() === 'HEAD' && !isTold(response.getStatus())) throw new NotTold(response);
};

/** Undefined: it never answered. */
const responseOf = ({ originalResponse, causingError }: DetailedError): HttpResponse | undefined =>
  causingError instanceof NotTold ? causingError.response : (originalResponse ?? undefined);

/** The address of the rest lies sealed in the outbox, not in the browser's storage in clear. */
const keptWith = (photo: OutboxPhoto, onUploadUrl: PhotoToSend['onUploadUrl']): UrlStorage => {
  const previous = (uploadUrl: string): PreviousUpload => ({
    size: photo.bytes,
    metadata: {},
    creationTime: photo.takenAt,
    urlStorageKey: photo.sha256,
    uploadUrl,
    parallelUploadUrls: null,
  });
  const find = () => Promise.resolve(photo.uploadUrl === null ? [] : [previous(photo.uploadUrl)]);
  return {
    findAllUploads: find,
    findUploadsByFingerprint: find,
    removeUpload: () => onUploadUrl(null),
    addUpload: async (key, { uploadUrl }) => {
      await onUploadUrl(uploadUrl);
      return key;
    },
  };
};

const outcomeOf = (failure: DetailedError): SendOutcome => {
  const response = responseOf(failure);
  const error = response && errorIn(response.getBody());
  if (error === undefined) return { type: 'failed' };
  if (FINAL_CODES.has(error.code)) return { type: 'refused', code: error.code };
  const seconds = error.retryAfterSeconds;
  return seconds === undefined ? { type: 'failed' } : { type: 'failed', retryAfterMs: seconds * 1000 };
};

const errorIn = (body: string): ErrorBody['error'] | undefined => {
  try {
    return (JSON.parse(body) as Partial<ErrorBody>).error;
  } catch {
    // A captive portal answers with its own page.
    return undefined;
  }
};
