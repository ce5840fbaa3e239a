/** What the session is made of and what it is given. */
import type { DerivedKeys } from '#app/crypto/derive-keys.ts';
import type { Result } from '#schemas/primitives/result.ts';
import type { AccountView } from '#schemas/protocol/auth.ts';
import type { AuthApi } from './auth-api.ts';
import type { DeviceStore } from '#app/data/local/device-store.ts';
import type { ServerSession } from './server-session.ts';
import type { Session, SignInError } from './session-state.ts';
import type { Workspaces } from '#app/data/workspace/workspaces.ts';

export type Outcome = Promise<Result<true, SignInError>>;

/** The part of app/crypto that sign-in needs; tests bring cheaper keys. */
export interface SessionCrypto {
  readonly deriveKeys: (input: {
    readonly passphrase: string;
    readonly saltB64: string;
    readonly memoryKiB: number;
    readonly iterations: number;
    readonly parallelism: number;
  }) => Promise<Result<DerivedKeys, { readonly type: 'derivation_failed' }>>;
  readonly createVault: typeof import('#app/crypto/vault.ts').createVault;
  readonly openVault: typeof import('#app/crypto/vault.ts').openVault;
  readonly rewrapVault: typeof import('#app/crypto/vault.ts').rewrapVault;
  readonly vaultMatchesEmail: typeof import('#app/crypto/vault.ts').vaultMatchesEmail;
  readonly openProfile: typeof import('#app/crypto/vault.ts').openProfile;
  readonly withProfile: typeof import('#app/crypto/vault.ts').withProfile;
}

export interface SessionDeps {
  readonly api: AuthApi;
  readonly server: ServerSession;
  readonly workspaces: Workspaces;
  readonly device: DeviceStore;
  readonly crypto: SessionCrypto;
  /** Starts watching for inactivity; returns what ends it. */
  readonly watch: (lock: () => void) => () => void;
  readonly askForPersistence: () => Promise<unknown>;
  /** Other tabs of this device, where there are any. */
  readonly tabs?: SessionTabs | undefined;
  readonly onError: (cause: unknown) => void;
}

/** Data that is deleted, or left by its owner, must not stay open in another tab. */
export interface SessionTabs {
  readonly tellClosed: (accountId: string) => void;
  readonly onClosed: (listener: (accountId: string) => void) => void;
}

export interface SessionControl extends Session {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly onAccount: (account: AccountView) => void;
  readonly onEnded: () => void;
}
