/**
 * Tells listening devices that something changed, never what. A thousand listeners are cheap: changes are gathered for a
 * moment, and listeners with the same rights share one line.
 *
 * What must stay true: a listener hears of a scope only when it may read it now.
 */
import { COLLECTIONS, type Collection, type Scope } from '#schemas/documents/collections.ts';
import type { Hint } from '#schemas/protocol/sync.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { readableScopes } from '#schemas/rules/permissions.ts';
import type { Actor } from '#schemas/rules/roles.ts';

export interface ChangedScope {
  readonly collection: Collection;
  readonly scope: Scope;
}

export interface HintListener {
  readonly actor: Actor;
  /** One line, its line feed included. */
  readonly send: (line: string) => void;
  /** The server is stopping: nothing more will come. */
  readonly end: () => void;
}

export interface HintHub {
  /** Something was written there. */
  raise(changed: readonly ChangedScope[]): void;
  /** This account's roles changed or its sessions ended: its devices are told to renew their session. */
  rightsChanged(accountId: string): void;
  /** Returns the way to stop listening. */
  listen(listener: HintListener): () => void;
  listenerCount(): number;
  /** Ends every listener; nothing is sent any more. */
  close(): void;
}

export interface HintHubOptions {
  /** Clubs that exist, as the permissions ask for them. */
  readonly clubs: () => readonly ClubSlug[];
  /** How long changes are gathered before they are told. */
  readonly debounceMs?: number;
  readonly keepAliveMs?: number;
}

/** Renew your session: what it may do changed, or it ended. */
export const RIGHTS_LINE = '{"changed":[],"rights":true}\n';

const DEBOUNCE_MS = 150;
const KEEP_ALIVE_MS = 20_000;

export function createHintHub(options: HintHubOptions): HintHub {
  const { clubs, debounceMs = DEBOUNCE_MS, keepAliveMs = KEEP_ALIVE_MS } = options;
  const listeners = new Set<HintListener>();
  const pending = new Map<string, ChangedScope>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const flush = (): void => {
    timer = undefined;
    const changed = [...pending.values()];
    pending.clear();
    const lines = new Map<string, string | undefined>();
    for (const listener of [...listeners]) {
      const rights = rightsKey(listener.actor);
      if (!lines.has(rights)) lines.set(rights, lineFor(listener.actor, changed, clubs()));
      const line = lines.get(rights);
      if (line !== undefined) listener.send(line);
    }
  };

  const keepAlive = setInterval(() => {
    for (const listener of [...listeners]) listener.send('\n');
  }, keepAliveMs);
  keepAlive.unref();

  return {
    raise: (changed) => {
      if (isClosed) return;
      for (const one of changed) pending.set(`${one.collection} ${one.scope}`, one);
      if (pending.size > 0) timer ??= setTimeout(flush, debounceMs);
    },
    rightsChanged: (accountId) => {
      for (const listener of [...listeners]) {
        const isTheirs = listener.actor.kind === 'account' && listener.actor.id === accountId;
        if (isTheirs) listener.send(RIGHTS_LINE);
      }
    },
    listen: (listener) => {
      if (isClosed) listener.end();
      else listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    listenerCount: () => listeners.size,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      clearInterval(keepAlive);
      for (const listener of [...listeners]) listener.end();
      listeners.clear();
    },
  };
}

const toLine = (hint: Hint): string => `${JSON.stringify(hint)}\n`;

/** Listeners with equal keys may read the same scopes. */
function rightsKey(actor: Actor): string {
  return actor.kind === 'account' ? [...actor.roles].sort().join(' ') : `:${actor.kind}`;
}

function lineFor(
  actor: Actor,
  changed: readonly ChangedScope[],
  clubs: readonly ClubSlug[],
): string | undefined {
  const readable = new Map(COLLECTIONS.map((name) => [name, new Set(readableScopes(actor, name, clubs))]));
  const seen = changed.filter(({ collection, scope }) => readable.get(collection)?.has(scope) === true);
  return seen.length === 0 ? undefined : toLine({ changed: seen });
}
