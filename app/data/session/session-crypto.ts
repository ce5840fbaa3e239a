/** What signing in needs of app/crypto, in one part that is loaded when somebody does. */
import { deriveKeys } from '#app/crypto/derive-keys.ts';
import {
  createVault,
  openProfile,
  openVault,
  rewrapVault,
  vaultMatchesEmail,
  withProfile,
} from '#app/crypto/vault.ts';
import type { SessionCrypto } from './session-deps.ts';

export const sessionCrypto: SessionCrypto = {
  deriveKeys,
  createVault,
  openVault,
  rewrapVault,
  vaultMatchesEmail,
  openProfile,
  withProfile,
};
