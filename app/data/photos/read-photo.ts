/** A photo that waits for approval, from the server: given to its club's bureau only, and kept nowhere. */
import type { TokenSource } from '#app/sync/http-transport.ts';
import { photoPathOf } from '#schemas/protocol/media.ts';

/** Undefined when it cannot be had now. */
export type ReadPhoto = (sha256: string) => Promise<Blob | undefined>;

export interface PhotoReaderDeps {
  readonly fetch: typeof fetch;
  readonly session: Pick<TokenSource, 'accessToken'>;
}

export const createPhotoReader =
  ({ fetch, session }: PhotoReaderDeps): ReadPhoto =>
  async (sha256) => {
    const token = await session.accessToken();
    if (token === undefined) return undefined;
    try {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(photoPathOf(sha256, 'medium'), { headers, cache: 'no-store' });
      return answer.ok ? await answer.blob() : undefined;
    } catch {
      return undefined;
    }
  };
