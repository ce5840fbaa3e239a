/** The photo that goes with an answer, from one's own phone: after the answer, under the same ticket. Sending it again is harmless. */
import { bytesToBase64 } from '#app/crypto/encoding.ts';
import type { AnswerPhoto, AnswerPhotoResponse } from '#schemas/protocol/check-in.ts';
import { pathOf, request, type Answer } from './own-phone.ts';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';

/** A quarter of a megabyte over 2G takes half a minute. */
const PATIENCE_MS = 120_000;

export const sendPhoto = (
  activityUlid: string,
  ticket: string,
  { sha256, widthPx, heightPx, tinyHash, full }: PreparedPhoto,
): Answer<AnswerPhotoResponse> => {
  const photo: AnswerPhoto = { sha256, widthPx, heightPx, tinyHash, base64: bytesToBase64(full) };
  return request(`${pathOf(activityUlid)}/photo`, { ticket, photo }, PATIENCE_MS);
};
