/** Anybody's request that a published photo be taken down, to the server: it needs a network, and no account. */
import type { PhotoId } from '#schemas/primitives/ids.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { REMOVALS_PATH } from '#schemas/protocol/media.ts';

export type AskRemovalError = 'offline' | 'not_found' | 'too_many_attempts' | 'other';

const PATIENCE_MS = 20_000;

export const askRemoval = async (photoId: PhotoId, text: string): Promise<Result<true, AskRemovalError>> => {
  try {
    const answer = await fetch(REMOVALS_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ photoId, text }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) return ok(true);
    if (answer.status === 404) return err('not_found');
    return err(answer.status === 429 ? 'too_many_attempts' : 'other');
  } catch {
    return err('offline');
  }
};
