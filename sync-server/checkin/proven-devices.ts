/** Phones that gave a right code before, remembered for half a year by the hash of their cookie. */
import { SESSIONS_DB } from '#server/auth/auth-context.ts';
import { insertDocument, readDocument, updateDocument } from '#server/ports/stored-records.ts';
import type { ServerContext } from '#server/context.ts';

interface ProvenDevice {
  readonly _id: string;
  readonly expiresAtMs: number;
}

type DeviceContext = Pick<ServerContext, 'couch' | 'clock'>;

const DAY_MS = 24 * 3_600_000;
const REMEMBERED_MS = 180 * DAY_MS;
/** Written again at most this often. */
const RENEWED_AFTER_MS = 30 * DAY_MS;

const idOf = (device: string): string => `device:${device}`;

export const isProvenDevice = async (ctx: DeviceContext, device: string): Promise<boolean> => {
  const found = await readDocument<ProvenDevice>(ctx.couch, SESSIONS_DB, idOf(device));
  return found !== undefined && found.expiresAtMs > ctx.clock.nowMs();
};

export const rememberProvenDevice = async (ctx: DeviceContext, device: string): Promise<void> => {
  const _id = idOf(device);
  const expiresAtMs = ctx.clock.nowMs() + REMEMBERED_MS;
  const found = await readDocument<ProvenDevice>(ctx.couch, SESSIONS_DB, _id);
  if (found === undefined) await insertDocument(ctx.couch, SESSIONS_DB, { _id, expiresAtMs });
  else if (expiresAtMs - found.expiresAtMs > RENEWED_AFTER_MS) {
    await updateDocument<ProvenDevice>(ctx.couch, SESSIONS_DB, _id, (known) => ({ ...known, expiresAtMs }));
  }
};
