/** The code of the moment: HOTP (RFC 4226) of the dossier's secret and counter; its three hours are counted elsewhere. */
import { verifySync } from 'otplib';
import type { DossierCheckIn } from '#schemas/documents/dossier.ts';

/** 16 bytes in base32, the least that RFC 4226 allows and the library accepts. */
const MIN_SECRET_LENGTH = 26;

/** Exactly this counter: a reissued code has another, and the old one is dead. */
export const isCurrentCode = ({ secretBase32, counter }: DossierCheckIn, code: string): boolean =>
  secretBase32.length >= MIN_SECRET_LENGTH &&
  verifySync({ strategy: 'hotp', secret: secretBase32, counter, token: code }).valid;
