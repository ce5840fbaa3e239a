/**
 * From a database that answers to a server that can take requests: databases open, chain of the audit log found, the first
 * clubs there, figures published. Everything is left as it was found when it is already so: a second start changes nothing.
 */
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { isTombstone } from '#schemas/documents/stored.ts';
import { ASSOCIATION, clubDocumentIdOf, type ClubSlug } from '#schemas/primitives/ids.ts';
import { createAuditLog } from '#server/audit/audit-log.ts';
import { createRefusalRoom } from '#server/audit/refusal-room.ts';
import { createSecurityTrail } from '#server/audit/security-trail.ts';
import { createRevocations } from '#server/auth/revocations.ts';
import type { Config } from '#server/config.ts';
import type { ServerContext } from '#server/context.ts';
import { createMedia } from '#server/media/media.ts';
import { readReferences } from '#server/media/read-references.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Couch } from '#server/ports/couch.ts';
import type { Log } from '#server/ports/log.ts';
import { createPublisher, type Publisher, type PublisherOptions } from '#server/publishing/publisher.ts';
import { createDatabaseRegistry } from '#server/replication/database-registry.ts';
import { decideRow, type DecideRow } from '#server/replication/decide-row.ts';
import { createHintHub } from '#server/replication/hints.ts';
import { beginRun, readRuns, SERVER_DATABASE } from '#server/replication/lifeline.ts';
import { writeDocuments } from '#server/replication/write-documents.ts';
import type { WriteListener } from '#server/replication/write-listener.ts';
import { createClubOpener } from './club-opener.ts';
import { seedClubs } from './club-seed.ts';
import { databasesOfClub, openDatabases, sharedDatabases, type OpenedDatabase } from './open-databases.ts';
import { databaseSecurity } from './security.ts';
import type { Secrets } from './secrets.ts';
import { watchStorage } from './storage-health.ts';

export interface StartOptions {
  readonly config: Config;
  readonly couch: Couch;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  /** Of the disk that holds the database, where it can be asked. */
  readonly freeBytes?: () => Promise<number>;
  /** Of the disk that holds the data folder, where photos lie. */
  readonly freeBytesForPhotos?: () => Promise<number>;
  /** Names the engine and where it stands. */
  readonly place: string;
  readonly validationSource?: string | undefined;
  readonly decide?: DecideRow;
  readonly publishing?: PublisherOptions;
  readonly hints?: { readonly debounceMs?: number; readonly keepAliveMs?: number };
}

export interface StartedContext {
  readonly ctx: ServerContext;
  readonly publisher: Publisher;
  /** Ends streams and timers; what was accepted is finished first. */
  stop(): Promise<void>;
}

export async function startContext(options: StartOptions): Promise<StartedContext> {
  const { config, clock, log, secrets, place, validationSource, decide = decideRow } = options;
  const storage = watchStorage(options);
  const { couch } = storage;
  const databases = createDatabaseRegistry();
  const hints = createHintHub({ clubs: () => databases.clubs(), ...options.hints });
  const audit = createAuditLog({ couch, clock, log });
  const trail = createSecurityTrail({ audit, clock, log });
  const media = createMedia({ dataDir: config.dataDir, clock, log, freeBytes: options.freeBytesForPhotos });
  const writeListeners: WriteListener[] = [];
  const ctx: ServerContext = {
    config,
    couch,
    clock,
    log,
    secrets,
    hints,
    databases,
    audit,
    refusalRoom: createRefusalRoom(clock),
    trail,
    revocations: createRevocations(),
    decide,
    isStorageWell: () => storage.isWell(),
    media,
    writeListeners,
  };
  const opening = { couch, clock, log, place, validationSource };
  await couch.ensureDatabase(SERVER_DATABASE);
  await couch.putSecurity(SERVER_DATABASE, databaseSecurity([]));
  const runs = await readRuns(couch);
  const shared = await openDatabases(opening, sharedDatabases(), runs.at(-1));
  const slugs = await existingClubs(couch);
  const ofClubs = await openDatabases(opening, slugs.flatMap(databasesOfClub), runs.at(-1));
  const opened = [...shared, ...ofClubs];
  for (const { database } of opened) databases.add(database);
  for (const slug of slugs) databases.addClub(slug);
  databases.setLifeline(await beginRun(couch, runs, positionsOf(opened)));
  await audit.start();
  const clubOpener = createClubOpener({ ...opening, databases, hints });
  const publisher = createPublisher(ctx, options.publishing);
  await readReferences(ctx, media.references);
  writeListeners.push(clubOpener.onWrites, publisher.onWrites, media.onWrites);
  await seed(ctx);
  publisher.start();
  return {
    ctx,
    publisher,
    stop: async () => {
      hints.close();
      clubOpener.stop();
      await Promise.all(databases.all().map((database) => database.writes.idle()));
      await publisher.stop();
      await media.settled();
      await trail.stop();
    },
  };
}

const positionsOf = (opened: readonly OpenedDatabase[]): ReadonlyMap<string, string> =>
  new Map(opened.map(({ database, updateSeq }) => [database.name, updateSeq]));

/** Clubs by their cards: the association has one too, but is no club. */
async function existingClubs(couch: Couch): Promise<ClubSlug[]> {
  const cards = await couch.range('aesi-clubs', { startId: 'club:', endId: 'club:\ufff0' });
  return cards.map((card) => card['clubId'] as ClubSlug).filter((slug) => slug !== ASSOCIATION);
}

/** On first start only: a club that was renamed or archived since stays as it is. */
async function seed(ctx: ServerContext): Promise<void> {
  const association = await ctx.couch.get('aesi-clubs', clubDocumentIdOf(ASSOCIATION));
  if (association !== undefined && !isTombstone(association as unknown as StoredDocument)) return;
  const rows = seedClubs(ctx.clock.nowMs(), ctx.config.isDemo).map((doc) => ({ base: null, doc, steps: [] }));
  // The association's card last: it says that all of them are there.
  const outcomes = await writeDocuments(ctx, {
    actor: { kind: 'service', service: 'setup' },
    collection: 'clubs',
    rows: [...rows.slice(1), ...rows.slice(0, 1)],
    requestId: 'setup',
  });
  const refused = outcomes.find((outcome) => outcome.type === 'rejected');
  if (refused !== undefined) throw new Error(`the card ${refused.id} could not be written`);
}
