/**
 * The code the room sees: HOTP (RFC 4226) of the dossier's secret and counter, six digits. It knows no time; the three hours are
 * counted by schemas/rules/check-in-window.ts. The server computes the same, so a code shown offline is right on every phone.
 */
import { loadBlake2bHex } from '#app/crypto/blake2b.ts';
import type { DossierCheckIn } from '#schemas/documents/dossier.ts';
import { roomKeyOf } from '#schemas/rules/room-key.ts';

type CheckInSecret = Pick<DossierCheckIn, 'secretBase32' | 'counter'>;

/** Rejects when the library cannot be loaded, or the secret is shorter than it accepts (16 bytes). */
export const checkInCode = async ({ secretBase32, counter }: CheckInSecret): Promise<string> => {
  // Only the bureau needs it, and only with an open check-in.
  const { generateSync } = await import('otplib');
  return generateSync({ strategy: 'hotp', secret: secretBase32, counter, digits: 6 });
};

/** The code of now, and those that it replaced, latest first: `count` at most. */
export const checkInCodes = async (
  { secretBase32, counter }: CheckInSecret,
  count: number,
): Promise<{ readonly code: string; readonly formerCodes: readonly string[] }> => {
  const former = Array.from({ length: Math.min(count, counter) }, (_, index) =>
    checkInCode({ secretBase32, counter: counter - 1 - index }),
  );
  const [code, ...formerCodes] = await Promise.all([checkInCode({ secretBase32, counter }), ...former]);
  return { code, formerCodes };
};

/** For the QR beside the code; the server computes the same. */
export const checkInRoomKey = async (secret: CheckInSecret): Promise<string> =>
  roomKeyOf(secret, await loadBlake2bHex());
