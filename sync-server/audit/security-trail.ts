/**
 * The security trail (R51): what happened at the door, as entries of the audit log's chain. The first event of its kind is
 * written at once; the same again within a minute is counted, and written with its number when the minute ends.
 *
 * What must stay true: noting an event never fails and never waits, whatever the database does; a flood of refusals makes
 * about twenty entries a minute, however many accounts are tried (some 20 MB a day, if it goes on for a day); what people
 * did with their own rights is never folded into the flood. A server that is killed loses what it had counted in that
 * minute, and what had been waiting for the database; the log has it.
 */
import { ulid } from 'ulid';
import type { Clock } from '#server/ports/clock.ts';
import type { Log } from '#server/ports/log.ts';
import type { AuditLog } from './audit-log.ts';
import type { SecurityEventType, SecurityFacts } from './entries.ts';
import { createTrailWriter } from './trail-writer.ts';

/** One event; those that differ in nothing but where they came from are counted together. */
export type Happening = Pick<SecurityFacts, 'type' | 'accountId' | 'by' | 'code' | 'about' | 'roles'> & {
  /** Keyed hashes, where they are known. */
  readonly device: string | null;
  readonly address: string | null;
};

export interface SecurityTrail {
  note(happening: Happening): void;
  /** Writes what was counted; nothing is noted any more. */
  stop(): Promise<void>;
}

export interface SecurityTrailOptions {
  readonly audit: Pick<AuditLog, 'record'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly windowMs?: number;
  readonly maxWaiting?: number;
  readonly retryMs?: number;
}

const WINDOW_MS = 60_000;
/** Kinds of refusal, by account or activity, that are told apart in one minute. */
const MAX_REFUSALS = 20;
/** Of each entry; more would only say that there were more. */
const MAX_ORIGINS = 8;

/** What strangers can cause as often as they like. */
const REFUSALS: ReadonlySet<SecurityEventType> = new Set([
  'sign_in_refused',
  'second_factor_refused',
  'attempts_limited',
  'check_in_exhausted',
]);

interface Tally {
  readonly happening: Happening;
  readonly devices: Set<string>;
  readonly addresses: Set<string>;
  times: number;
  firstAtMs: number;
  lastAtMs: number;
}

export function createSecurityTrail(options: SecurityTrailOptions): SecurityTrail {
  const { audit, clock, log, windowMs = WINDOW_MS, ...limits } = options;
  const tallies = new Map<string, Tally>();
  const toLoss = (times: number): SecurityFacts =>
    toFacts({ ...newTally({ ...NOBODY, type: 'events_lost' }, clock.nowMs()), times });
  const writer = createTrailWriter({ audit, log, toLoss, ...limits });

  const closeWindow = (): void => {
    for (const [key, tally] of [...tallies]) {
      tallies.delete(key);
      if (tally.times === 0) continue;
      writer.add(toFacts(tally));
      // Kept for one more window: what goes on is counted on.
      tallies.set(key, newTally(tally.happening, clock.nowMs()));
    }
  };
  const timer = setInterval(closeWindow, windowMs);
  timer.unref();

  return {
    note: (happening) => {
      const nowMs = clock.nowMs();
      const kind = tellApart(happening, tallies);
      const key = keyOf(kind);
      const tally = tallies.get(key);
      if (tally !== undefined) return count(tally, happening, nowMs);
      tallies.set(key, newTally(kind, nowMs));
      const single = newTally(kind, nowMs);
      count(single, happening, nowMs);
      writer.add(toFacts(single));
    },
    stop: async () => {
      clearInterval(timer);
      closeWindow();
      await writer.stop();
    },
  };
}

/** A happening of which nothing but its type is known. */
export const NOBODY: Omit<Happening, 'type'> = {
  accountId: null,
  by: null,
  code: null,
  about: null,
  roles: null,
  device: null,
  address: null,
};

/** The event itself, or the one that stands for all refusals beyond the limit. */
function tellApart(happening: Happening, tallies: ReadonlyMap<string, Tally>): Happening {
  if (!REFUSALS.has(happening.type) || tallies.has(keyOf(happening))) return happening;
  const refusals = [...tallies.values()].filter((tally) => REFUSALS.has(tally.happening.type));
  return refusals.length < MAX_REFUSALS ? happening : { ...NOBODY, type: 'many_refused' };
}

const keyOf = ({ type, accountId, by, code, about, roles }: Happening): string =>
  JSON.stringify([type, accountId, by, code, about, roles]);

const newTally = (happening: Happening, nowMs: number): Tally => ({
  happening,
  devices: new Set(),
  addresses: new Set(),
  times: 0,
  firstAtMs: nowMs,
  lastAtMs: nowMs,
});

function count(tally: Tally, { device, address }: Happening, nowMs: number): void {
  if (tally.times === 0) tally.firstAtMs = nowMs;
  tally.times += 1;
  tally.lastAtMs = nowMs;
  if (device !== null && tally.devices.size < MAX_ORIGINS) tally.devices.add(device);
  if (address !== null && tally.addresses.size < MAX_ORIGINS) tally.addresses.add(address);
}

const toFacts = ({ happening, devices, addresses, times, firstAtMs, lastAtMs }: Tally): SecurityFacts => ({
  kind: 'security',
  event: ulid(lastAtMs),
  type: happening.type,
  accountId: happening.accountId,
  by: happening.by,
  code: happening.code,
  about: happening.about,
  roles: happening.roles,
  devices: [...devices],
  addresses: [...addresses],
  times,
  firstAt: new Date(firstAtMs).toISOString(),
  lastAt: new Date(lastAtMs).toISOString(),
});
