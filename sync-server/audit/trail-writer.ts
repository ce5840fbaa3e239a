/**
 * Security events that wait for their place in the audit log. Nobody waits with them: what is handed in is written as soon
 * as the database takes it, in batches, and again after a pause while it does not.
 *
 * What must stay true: memory stays bounded. When the queue is full, what comes is only counted, and logged.
 */
import { isCouchFailure } from '#server/ports/couch-errors.ts';
import type { Log } from '#server/ports/log.ts';
import type { AuditLog } from './audit-log.ts';
import type { SecurityFacts } from './entries.ts';

export interface TrailWriter {
  /** Never throws. */
  add(facts: SecurityFacts): void;
  /** A last try for what waits. */
  stop(): Promise<void>;
}

export interface TrailWriterOptions {
  readonly audit: Pick<AuditLog, 'record'>;
  readonly log: Log;
  /** The entry that says how many events were lost. */
  readonly toLoss: (times: number) => SecurityFacts;
  readonly maxWaiting?: number;
  readonly retryMs?: number;
}

const MAX_WAITING = 2_000;
const MAX_BATCH = 200;
const RETRY_MS = 10_000;

export function createTrailWriter(options: TrailWriterOptions): TrailWriter {
  const { audit, log, toLoss, maxWaiting = MAX_WAITING, retryMs = RETRY_MS } = options;
  const waiting: SecurityFacts[] = [];
  let lost = 0;
  let writing: Promise<void> | undefined;
  let pause: NodeJS.Timeout | undefined;

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MAX_BATCH);
      await audit.record(batch, []);
      waiting.splice(0, batch.length);
      if (lost === 0) continue;
      waiting.push(toLoss(lost));
      lost = 0;
    }
  };

  const begin = (): void => {
    pause = undefined;
    writing ??= writeAll()
      .catch((error: unknown) => {
        const details = { err: error, waiting: waiting.length };
        if (isCouchFailure(error)) log.warn(details, 'security events wait for the database');
        else log.error(details, 'security events were not written');
        pause = setTimeout(begin, retryMs);
        pause.unref();
      })
      .finally(() => {
        writing = undefined;
        // Handed in after the last look.
        if (waiting.length > 0 && pause === undefined) begin();
      });
  };

  return {
    add: (facts) => {
      if (waiting.length >= maxWaiting) {
        lost += facts.times;
        log.warn({ security: facts.type, times: facts.times }, 'security event not kept');
        return;
      }
      waiting.push(facts);
      if (pause === undefined) begin();
    },
    stop: async () => {
      await writing;
      clearTimeout(pause);
      if (waiting.length > 0) begin();
      await writing;
      clearTimeout(pause);
      if (waiting.length + lost > 0)
        log.error({ waiting: waiting.length, lost }, 'security events were lost');
    },
  };
}
