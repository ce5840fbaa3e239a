/**
 * The second factor of executives (R25): TOTP as RFC 6238 (30 s, 6 digits, SHA-1, what every authenticator speaks). One step
 * of the clock is forgiven on either side, and a step that was used is never accepted again.
 */
import { generateSecret, generateURI, verifySync } from 'otplib';

const STEP_SECONDS = 30;
const ISSUER = 'AESI';

export const newTotpSecret = (): string => generateSecret();

/** What the QR of an enrolment says. */
export const totpUri = (secretBase32: string, label: string): string =>
  generateURI({ issuer: ISSUER, label: label === '' ? ISSUER : label, secret: secretBase32 });

/**
 * The time step that the code belongs to, to be stored as used; undefined when the code is wrong, too old or used.
 * A last used step that lies in the future means that the server's clock was set back (a power cut without a clock battery):
 * it then guards nothing, or nobody could sign in until the time had caught up.
 */
export const matchingTotpStep = (
  secretBase32: string,
  code: string,
  nowMs: number,
  lastUsedStep: number | null,
): number | undefined => {
  const epoch = Math.floor(nowMs / 1000);
  const result = verifySync({ secret: secretBase32, token: code, epoch, epochTolerance: STEP_SECONDS });
  if (!result.valid || !('timeStep' in result)) return undefined;
  const isGuarded = lastUsedStep !== null && lastUsedStep <= Math.floor(epoch / STEP_SECONDS) + 1;
  return isGuarded && result.timeStep <= lastUsedStep ? undefined : result.timeStep;
};
