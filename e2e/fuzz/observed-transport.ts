/** The device's transport, watched: what the server has acknowledged. And one fault that can be planted there. */
import type { Workspace } from '#app/data/workspace/workspace.ts';
import type { SyncTransport } from '#app/sync/transport.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { stableJson } from '#schemas/rules/same-document.ts';
import type { Acknowledged } from './messages.ts';

export type Acknowledgements = Acknowledged[];

export const recordAcknowledged = (inner: SyncTransport, acknowledged: Acknowledgements): SyncTransport => ({
  ...inner,
  push: async (body, signal) => {
    const answer = await inner.push(body, signal);
    if (!answer.ok) return answer;
    for (const { collection, rows } of body.pushes) {
      const part = answer.value.pushes.find((one) => one.collection === collection);
      if (part === undefined || 'error' in part) continue;
      const open = new Set([...part.conflicts, ...part.rejected].map(({ id }) => id));
      const restamped = new Map(part.restamped.map((doc) => [doc.id, doc]));
      for (const { doc } of rows) {
        if (open.has(doc.id)) continue;
        const text = stableJson(restamped.get(doc.id) ?? doc);
        acknowledged.push({ collection: collection as Collection, id: doc.id, text });
      }
    }
    return answer;
  },
});

/**
 * The position of a pull is kept as soon as the answer is there, before its documents are written: a device that dies in
 * between never asks for them again.
 */
export const plantCheckpointTooEarly = () => {
  const kept = new Map<string, unknown>();
  let database: unknown;
  return {
    /** Another database knows no position. */
    open: (workspace: Workspace): void => {
      const isNew = workspace.actor.kind === 'account' && database !== workspace.actor.roles.join();
      if (isNew) kept.clear();
      database = workspace.actor.kind === 'account' ? workspace.actor.roles.join() : undefined;
    },
    wrap: (inner: SyncTransport): SyncTransport => ({
      ...inner,
      pull: async (body, signal) => {
        const pulls = body.pulls.map((pull) => ({
          ...pull,
          checkpoint: kept.get(pull.collection) ?? pull.checkpoint,
        }));
        const answer = await inner.pull({ pulls }, signal);
        if (!answer.ok) return answer;
        for (const part of answer.value.pulls)
          if (!('error' in part)) kept.set(part.collection, part.checkpoint);
        return answer;
      },
    }),
  };
};
