/** A whole server context over the in-memory engine, for tests. */
import { readConfig, type Config } from '#server/config.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Couch } from '#server/ports/couch.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { silentLog } from '#server/ports/log.ts';
import { deriveSecrets } from './secrets.ts';
import { startContext, type StartedContext, type StartOptions } from './start-context.ts';

export const TEST_NOW_MS = Date.parse('2026-03-14T15:00:00.000Z');

export interface TestClock extends Clock {
  advance(durationMs: number): void;
}

export function createTestClock(nowMs = TEST_NOW_MS): TestClock {
  let current = nowMs;
  return {
    nowMs: () => current,
    advance: (durationMs) => {
      current += durationMs;
    },
  };
}

export function testConfig(environment: Readonly<Record<string, string>> = {}): Config {
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...environment });
  if (!config.ok) throw new Error(config.error.name);
  return config.value;
}

export const TEST_SECRETS = deriveSecrets(new Uint8Array(32).fill(7));

export function startTestContext(
  options: Partial<StartOptions> & { readonly couch?: Couch } = {},
): Promise<StartedContext> {
  return startContext({
    config: testConfig(),
    couch: createCouchMemory(),
    clock: createTestClock(),
    log: silentLog,
    secrets: TEST_SECRETS,
    place: 'memory',
    hints: { debounceMs: 1 },
    ...options,
  });
}
