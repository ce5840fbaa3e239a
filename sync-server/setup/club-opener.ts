/** A club created while the server runs gets its databases as soon as its card is accepted (R1: more clubs without code). */
import { isTombstone } from '#schemas/documents/stored.ts';
import { ASSOCIATION, type ClubSlug } from '#schemas/primitives/ids.ts';
import { isCouchFailure } from '#server/ports/couch-errors.ts';
import type { DatabaseRegistry } from '#server/replication/database-registry.ts';
import type { HintHub } from '#server/replication/hints.ts';
import type { WriteListener } from '#server/replication/write-listener.ts';
import { databasesOfClub, openDatabases, type OpenOptions } from './open-databases.ts';

/** When the database went away in between; a restart of the server opens the club as well. */
const RETRY_MS = 5_000;

export interface ClubOpener {
  readonly onWrites: WriteListener;
  stop(): void;
}

export interface ClubOpenerOptions extends OpenOptions {
  readonly databases: DatabaseRegistry;
  readonly hints: HintHub;
}

export function createClubOpener(options: ClubOpenerOptions): ClubOpener {
  const { databases, hints, log } = options;
  const retries = new Set<NodeJS.Timeout>();

  const open = async (slug: ClubSlug): Promise<void> => {
    try {
      const opened = await openDatabases(options, databasesOfClub(slug), undefined);
      for (const { database } of opened) databases.add(database);
      databases.addClub(slug);
      hints.raise(opened.map(({ database: { collection, scope } }) => ({ collection, scope })));
      log.info({ slug }, 'club opened');
    } catch (error) {
      if (!isCouchFailure(error)) throw error;
      log.error({ slug, err: error }, 'club not opened yet: database unavailable');
      const timer = setTimeout(() => {
        retries.delete(timer);
        void open(slug);
      }, RETRY_MS);
      retries.add(timer);
    }
  };

  return {
    onWrites: async (writes) => {
      for (const { collection, after } of writes) {
        const isNew = collection === 'clubs' && !isTombstone(after) && after.clubId !== ASSOCIATION;
        if (isNew && !databases.clubs().includes(after.clubId)) await open(after.clubId);
      }
    },
    stop: () => {
      for (const timer of retries) clearTimeout(timer);
    },
  };
}
