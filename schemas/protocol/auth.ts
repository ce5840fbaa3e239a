/** Sign-in, sessions and invitations on the wire. The passphrase never travels: `secret` is derived from it (DESIGN §4). */
import { z } from 'zod';
import { accountIdField, clubSlugField, instantField, requiredText, shortText } from '../documents/fields.ts';
import type { AccountId } from '../primitives/ids.ts';
import { wholeText } from '../primitives/whole-text.ts';
import type { KdfParameters } from './kdf.ts';

export const kdfSchema = z.strictObject({
  salt: z.string().regex(/^[A-Za-z0-9+/]{22}==$/),
  memoryKiB: z.int().min(19_456).max(262_144),
  iterations: z.int().min(1).max(10),
  parallelism: z.int().min(1).max(4),
});

/** Controls and halves of characters are in nobody's address, and no database holds the latter. */
const EMAIL = /^[^\s@\p{Cc}\p{Cs}]+@[^\s@\p{Cc}\p{Cs}]+\.[^\s@\p{Cc}\p{Cs}]+$/u;

export const emailField = z
  .string()
  .max(254)
  .transform((text) => text.trim().toLowerCase())
  .refine((text) => EMAIL.test(text), 'not_an_email');

/** The last 32 bytes of Argon2id(passphrase), base64. */
const secretField = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
const nameField = requiredText(80).transform(wholeText);
const totpField = z.string().regex(/^\d{6}$/);

export const preloginRequestSchema = z.strictObject({ email: emailField });
export interface PreloginResponse {
  readonly kdf: KdfParameters;
}

export const loginRequestSchema = z.strictObject({
  email: emailField,
  secret: secretField,
  totp: totpField.optional(),
  recoveryCode: z.string().max(40).optional(),
});

export interface AccountView {
  readonly id: AccountId;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly secondFactor: boolean;
}

/** Answer of login, refresh and acceptance. The refresh token is a cookie, out of script's reach. */
export interface SessionResponse {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly account: AccountView;
}

export interface InvitationView {
  /** `installation` creates the first administrator. */
  readonly kind: 'installation' | 'invitation';
  /** Empty for an installation: the person types them. */
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly invitedBy: string;
  readonly expiresAt: string;
  /** A fresh second-factor secret for this invitation, to be confirmed by its first code. */
  readonly totp: { readonly secretBase32: string; readonly uri: string };
}

export const acceptRequestSchema = z.strictObject({
  email: emailField.optional(),
  displayName: nameField,
  kdf: kdfSchema,
  secret: secretField,
  totp: totpField,
});

export interface AcceptResponse extends SessionResponse {
  /** Ten codes, each good once in place of the second factor; shown this one time. */
  readonly recoveryCodes: readonly string[];
}

export const inviteRequestSchema = z.strictObject({
  email: emailField,
  displayName: nameField,
  roles: z.array(z.string().max(80)).min(1).max(10),
});
export interface InviteResponse {
  readonly token: string;
  readonly expiresAt: string;
}

/** `GET /auth/invitations`: what the signed-in person has sent and nobody has accepted yet. */
export interface PendingInvitation {
  /** For `DELETE /auth/invitations/:id`; not the link's token. */
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly expired: boolean;
}
export interface InvitationsResponse {
  readonly invitations: readonly PendingInvitation[];
}

export const passphraseRequestSchema = z.strictObject({
  currentSecret: secretField,
  kdf: kdfSchema,
  secret: secretField,
});

export interface SessionView {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** Browser family as the device said it; nothing that tracks. */
  readonly device: string;
  readonly current: boolean;
}

/** `GET /auth/me` */
export interface MeResponse {
  readonly account: AccountView;
  readonly sessions: readonly SessionView[];
  /** Recovery codes that were not used yet. */
  readonly recoveryCodesLeft: number;
}

/** `POST /auth/recovery-codes`: new ones, proved by the second factor; the old ones die. */
export const recoveryCodesRequestSchema = z.strictObject({ totp: totpField });
export interface RecoveryCodesResponse {
  readonly recoveryCodes: readonly string[];
}

/** `POST /auth/second-factor`: begin with another authenticator, proved by the passphrase. */
export const secondFactorRequestSchema = z.strictObject({ currentSecret: secretField });
export interface SecondFactorResponse {
  readonly totp: { readonly secretBase32: string; readonly uri: string };
}
/** `POST /auth/second-factor/confirm`: its first code makes it the account's. */
export const confirmSecondFactorRequestSchema = z.strictObject({ totp: totpField });

/** `GET /auth/accounts`, for those who manage accounts. */
export interface ManagedAccount {
  readonly id: AccountId;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly createdAt: string;
  readonly disabledAt: string | null;
}
export interface AccountsResponse {
  readonly accounts: readonly ManagedAccount[];
}
const rolesField = z.array(z.string().max(80)).max(10);
/** `PUT /auth/accounts/:id/roles`: what the roles shall be, and what they were when that was decided (`roleChangeProblem`). */
export const rolesRequestSchema = z.strictObject({ base: rolesField, roles: rolesField });

/** `GET /auth/devices`, for the board: when the executives' devices were last here. A person without any has one line. */
const executiveDeviceSchema = z.strictObject({
  accountId: accountIdField,
  displayName: shortText(80),
  clubs: z.array(clubSlugField),
  /** Browser family, as in `SessionView`; empty for someone who has not signed in, or not for long. */
  device: shortText(80),
  lastContactAt: instantField.nullable(),
});
/** A device keeps the last answer, and judges it again when it is opened. */
export const devicesResponseSchema = z.strictObject({ devices: z.array(executiveDeviceSchema) });
export type ExecutiveDevice = z.output<typeof executiveDeviceSchema>;
export type DevicesResponse = z.output<typeof devicesResponseSchema>;

export const REFRESH_COOKIE = 'aesi_refresh';
export const ACCESS_TOKEN_SECONDS = 600;
export const REFRESH_DAYS = 60;
