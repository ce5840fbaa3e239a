/** Who is here, and the ways to change that. Implemented in session.ts. */
import type { Observable } from 'rxjs';
import type { Result } from '#schemas/primitives/result.ts';
import type { AccountView, InvitationView } from '#schemas/protocol/auth.ts';
import type { StorageFull } from '#app/data/local/storage-error.ts';
import type { Unsent } from '#app/data/workspace/unsent.ts';

export type SessionState =
  /** Nothing is open yet; lasts a moment. */
  | { readonly phase: 'starting' }
  | {
      readonly phase: 'visitor';
      /** Somebody's sealed data lies on this device: a passphrase opens it, also offline. */
      readonly hasVault: boolean;
      /** One person's alone: the passphrase need not be told whose it is. */
      readonly soleVault: boolean;
      /** Why the user's data was closed, if it was. */
      readonly closedBy: 'start' | 'lock' | 'logout';
    }
  | {
      readonly phase: 'user';
      readonly account: AccountView;
      /** `offline`: opened by passphrase, the server not reached yet; `ended`: it wants a new sign-in. */
      readonly server: 'signedIn' | 'offline' | 'ended';
    };

export type SignInError =
  /** Now ask for the six digits (or a recovery code) and call `confirmSecondFactor`. */
  | { readonly type: 'totp_required' }
  | { readonly type: 'wrong_credentials' }
  | { readonly type: 'wrong_totp' }
  | { readonly type: 'too_many_attempts'; readonly retryAfterSeconds: number }
  /** No network, and no data of this person on this device. */
  | { readonly type: 'offline' }
  /** The server answered that it cannot just now. */
  | { readonly type: 'server_unavailable' }
  /** The passphrase was changed elsewhere; the data on this device still opens with the old one. */
  | { readonly type: 'vault_needs_old_passphrase' }
  /** The sealed data on this device was altered and does not open. */
  | { readonly type: 'damaged_vault' }
  /** Too little memory to derive the keys. */
  | { readonly type: 'derivation_failed' }
  | StorageFull;

export type InvitationError =
  | { readonly type: 'invitation_invalid' | 'invitation_expired' | 'already_installed' | 'email_taken' }
  | { readonly type: 'wrong_totp' }
  | { readonly type: 'invalid'; readonly fields: Readonly<Record<string, string>> }
  | { readonly type: 'too_many_attempts'; readonly retryAfterSeconds: number }
  | { readonly type: 'offline' }
  | { readonly type: 'server_unavailable' }
  | { readonly type: 'derivation_failed' }
  | StorageFull;

export interface Acceptance {
  readonly token: string;
  /** For an installation; an invitation knows it already. */
  readonly email?: string;
  readonly displayName: string;
  readonly passphrase: string;
  readonly totp: string;
}

export type LogoutError =
  /** What would be left behind, or lost, and was not named. */
  | { readonly type: 'unsent'; readonly unsent: Unsent }
  /** Signed out, but what lies sealed here could not be deleted, or not all of it: after a sign-in it can be tried again. */
  | { readonly type: 'not_erased' };

export interface Session {
  readonly state$: Observable<SessionState>;
  readonly state: () => SessionState;
  /** Online if it can be; offline, opens what lies on this device. */
  readonly signIn: (input: {
    readonly email: string;
    readonly passphrase: string;
  }) => Promise<Result<true, SignInError>>;
  /** The same for the one person whose sealed data lies here, who need not say an address. */
  readonly unlock: (passphrase: string) => Promise<Result<true, SignInError>>;
  /** After `totp_required`; the passphrase need not be typed again. */
  readonly confirmSecondFactor: (
    proof: { readonly totp: string } | { readonly recoveryCode: string },
  ) => Promise<Result<true, SignInError>>;
  /** After `vault_needs_old_passphrase`; from then on the new one opens it. */
  readonly openWithOldPassphrase: (passphrase: string) => Promise<Result<true, SignInError>>;
  /** After `vault_needs_old_passphrase` or `damaged_vault`: gives up what lies sealed here and starts from the server's data. */
  readonly startOver: () => Promise<Result<true, SignInError>>;
  /** Forgets a sign-in that was begun, and its keys. */
  readonly cancelSignIn: () => void;
  readonly invitation: (token: string) => Promise<Result<InvitationView, InvitationError>>;
  /** Gives the recovery codes, shown this one time; the user is signed in. */
  readonly accept: (
    input: Acceptance,
  ) => Promise<Result<{ readonly recoveryCodes: readonly string[] }, InvitationError>>;
  /** Closes the user's data and forgets its keys; the sealed data and the server session stay. */
  readonly lock: () => Promise<void>;
  /**
   * `unsent` while there is more than the person was told (`named`); `forget` also deletes the sealed data from the device,
   * the answers in its kiosk included.
   */
  readonly logout: (options?: {
    readonly named?: Unsent;
    readonly forget?: boolean;
  }) => Promise<Result<true, LogoutError>>;
}
