/**
 * What the parts of the server are given. Everything that a request needs is here; nothing is global. Modules take the whole
 * context, or name the few of its fields they use.
 */
import type { AuditLog } from './audit/audit-log.ts';
import type { RefusalRoom } from './audit/refusal-room.ts';
import type { SecurityTrail } from './audit/security-trail.ts';
import type { Revocations } from './auth/revocations.ts';
import type { Config } from './config.ts';
import type { Media } from './media/media.ts';
import type { Clock } from './ports/clock.ts';
import type { Couch } from './ports/couch.ts';
import type { Log } from './ports/log.ts';
import type { DatabaseRegistry } from './replication/database-registry.ts';
import type { DecideRow } from './replication/decide-row.ts';
import type { HintHub } from './replication/hints.ts';
import type { WriteListener } from './replication/write-listener.ts';
import type { Secrets } from './setup/secrets.ts';

export interface ServerContext {
  readonly config: Config;
  /** With the server's own rights; `couch.as` lends a person's. */
  readonly couch: Couch;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly hints: HintHub;
  /** The databases of documents: which clubs exist, where each database stands. */
  readonly databases: DatabaseRegistry;
  readonly audit: AuditLog;
  /** How much of one account’s refusals the audit log keeps. */
  readonly refusalRoom: RefusalRoom;
  /** Security events, on their way into the audit log. */
  readonly trail: SecurityTrail;
  /** Access tokens that are refused before their end. */
  readonly revocations: Revocations;
  /** decide-row.ts, but in the test that plants a fault there. */
  readonly decide: DecideRow;
  /** Does the database take writes, and is there room for them? */
  readonly isStorageWell: () => Promise<boolean>;
  /** Photos: their files, and who may see them. */
  readonly media: Media;
  /** Told of every accepted write, in order: publishing, databases of a new club. */
  readonly writeListeners: readonly WriteListener[];
}
