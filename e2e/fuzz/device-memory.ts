/** What a device was seen to write and to be refused, whatever becomes of its disk afterwards: none of it may vanish. */
import type { Workspace } from '#app/data/workspace/workspace.ts';
import type { RejectedWrite } from '#app/sync/rejected-writes.ts';
import type { DeviceDump, SeenStep } from './messages.ts';

export const createDeviceMemory = (accountId: string) => {
  const steps = new Map<string, SeenStep>();
  const rejected = new Map<string, RejectedWrite>();
  const resolved: RejectedWrite[] = [];
  return {
    /** From here on, every step and every refusal that lies on the disk is remembered. */
    observe: (workspace: Workspace): void => {
      for (const [collection, rows] of workspace.database.collections) {
        rows.storageInstance.changeStream().subscribe(({ events }) => {
          for (const { documentId: id, documentData } of events) {
            for (const { at, by, changes } of documentData.pendingAt > 0 ? documentData.steps : []) {
              const step = { collection, id, at, by, isDeletion: changes['_deleted'] === true };
              if (by === accountId) steps.set(`${collection} ${id} ${at}`, step);
            }
          }
        });
      }
      workspace.rejected?.list$.subscribe({
        next: (list) => {
          for (const entry of list) rejected.set(entry.key, entry);
        },
        error: () => undefined,
      });
    },
    resolve: (entry: RejectedWrite): void => {
      resolved.push(entry);
    },
    /** What left the list of refused writes is resolved, whatever way it took. */
    tell: (listed: readonly RejectedWrite[]): Pick<DeviceDump, 'steps' | 'resolved'> => {
      const keys = new Set(listed.map(({ key }) => key));
      const left = [...rejected.values()].filter(({ key }) => !keys.has(key));
      return { steps: [...steps.values()], resolved: [...resolved, ...left] };
    },
  };
};
