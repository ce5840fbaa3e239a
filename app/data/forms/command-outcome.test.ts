import { afterEach, expect, it, vi } from 'vitest';
import { en } from '#app/i18n/en/messages.ts';
import { fr } from '#app/i18n/fr/messages.ts';
import { err, ok } from '#schemas/primitives/result.ts';
import { outcomeOf } from './command-outcome.ts';
import { commandText } from './command-words.ts';

afterEach(() => vi.unstubAllGlobals());

it('R60 a device that fails under a command is said, as a refusal is, and reported', async () => {
  const reported = vi.fn<(cause: unknown) => void>();
  vi.stubGlobal('reportError', reported);
  expect(await outcomeOf(() => Promise.resolve(ok(1)))).toEqual(ok(1));
  const full = err({ type: 'storage_full' as const });
  expect(await outcomeOf(() => Promise.resolve(full))).toEqual(full);
  expect(reported).not.toHaveBeenCalled();

  const lost = new DOMException('The database connection is closing', 'InvalidStateError');
  const outcome = await outcomeOf(() => Promise.reject(lost));
  expect(outcome).toEqual(err({ type: 'device_failed' }));
  expect(reported).toHaveBeenCalledExactlyOnceWith(lost);
  expect(outcome.ok || commandText(outcome.error, fr)).toContain('reste à l’écran');
  expect(outcome.ok || commandText(outcome.error, en)).toContain('stays on the screen');
});
