/**
 * The stable codes of everything that may be refused. They are also the keys of the sentences people read (app/i18n), and
 * one table says which HTTP status carries each. A code is never renamed; new ones may be added.
 */

/** Why one document of a push was refused; the others go on. */
export const REJECTION_CODES = [
  'invalid_document',
  'wrong_collection',
  'wrong_scope',
  'wrong_author',
  'older_version',
  'newer_version',
  'forbidden',
  'illegal_transition',
  'club_archived',
  'immutable',
  'deleted',
  'too_large',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

/** Why one collection of an exchange got no answer; the others go on. */
export const COLLECTION_ERROR_CODES = [
  'unknown_collection',
  'forbidden',
  'bad_checkpoint',
  'database_unavailable',
] as const;
export type CollectionErrorCode = (typeof COLLECTION_ERROR_CODES)[number];

export const ERROR_STATUS = {
  bad_request: 400,
  not_json: 400,
  invalid_body: 400,
  body_too_deep: 400,
  duplicate_field: 400,
  wrong_credentials: 401,
  totp_required: 401,
  wrong_totp: 401,
  not_signed_in: 401,
  session_ended: 401,
  wrong_code: 401,
  ticket_invalid: 401,
  forbidden: 403,
  wrong_origin: 403,
  not_found: 404,
  invitation_invalid: 404,
  activity_unknown: 404,
  method_not_allowed: 405,
  check_in_closed: 409,
  too_many_texts: 409,
  photo_already_sent: 409,
  already_installed: 409,
  email_taken: 409,
  roles_stale: 409,
  upload_conflict: 409,
  invitation_expired: 410,
  precondition_failed: 412,
  body_too_large: 413,
  too_large: 413,
  unsupported_photo_type: 415,
  range_not_satisfiable: 416,
  hash_mismatch: 422,
  photo_unreadable: 422,
  photo_too_large_in_pixels: 422,
  client_outdated: 426,
  too_many_attempts: 429,
  too_many_answers: 429,
  internal: 500,
  database_unavailable: 503,
  stopping: 503,
  server_full: 507,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

/** Every refusal over HTTP has this body; `details` is for programs and never holds personal data. */
export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode;
    /** Wait this long before trying again. */
    readonly retryAfterSeconds?: number;
    readonly attemptsLeft?: number;
    /** Fields that failed, by path, each with its own code. */
    readonly fields?: Readonly<Record<string, string>>;
    /** To find the request in the server's log. */
    readonly requestId?: string;
  };
}
