import { describe, expect, it } from 'vitest';
import { waitBeforeRetryMs } from './sending-again.ts';

describe('R7 an answer that the server did not take', () => {
  it('is sent again where nothing was said of it', () => {
    for (const code of ['offline', 'internal', 'database_unavailable', 'stopping'] as const)
      expect(waitBeforeRetryMs({ code }), code).toBe(0);
  });

  it('waits as long as a busy server asks for', () => {
    expect(waitBeforeRetryMs({ code: 'too_many_attempts', retryAfterSeconds: 45 })).toBe(45_000);
    expect(waitBeforeRetryMs({ code: 'too_many_answers', retryAfterSeconds: 900 })).toBe(900_000);
    expect(waitBeforeRetryMs({ code: 'stopping', retryAfterSeconds: 5 })).toBe(5_000);
  });

  it('is not, once the server has judged it, or the code until the host makes a new one', () => {
    for (const code of ['check_in_closed', 'too_many_texts', 'invalid_body', 'too_many_attempts'] as const)
      expect(waitBeforeRetryMs({ code }), code).toBeUndefined();
  });
});
