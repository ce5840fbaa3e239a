/**
 * What the QR in the room carries besides the address: a key that only who sees the host's screen can have (decision 008). It
 * belongs to one code and dies with it. It opens nothing by itself; the code is asked for all the same.
 */
import type { DossierCheckIn } from '../documents/dossier.ts';
import type { HashText } from '../primitives/person-key.ts';

/** 64 bits: nobody finds one by asking a server, and the QR stays coarse enough for a bad camera. */
export const ROOM_KEY_LENGTH = 16;

export const roomKeyOf = (
  { secretBase32, counter }: Pick<DossierCheckIn, 'secretBase32' | 'counter'>,
  hash: HashText,
): string => hash(`room key\n${secretBase32}\n${counter}`).slice(0, ROOM_KEY_LENGTH);
