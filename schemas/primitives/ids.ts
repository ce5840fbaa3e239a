/**
 * Every id says its kind first, and club kinds say their club second, so that no id exists in two scopes and the
 * attendances of one activity are one id range. Neither an id nor a role ever begins with `_` (CouchDB keeps those names).
 */
import type { Brand } from './brand.ts';

export type Ulid = Brand<string, 'Ulid'>;
export type ClubSlug = Brand<string, 'ClubSlug'>;
/** 32 hexadecimal digits, see person-key.ts. */
export type PersonKey = Brand<string, 'PersonKey'>;
/** `club:<slug>`, the id of a club's own document. The field `clubId` of every document holds the bare slug. */
export type ClubDocumentId = Brand<string, 'ClubDocumentId'>;
export type ActivityId = Brand<string, 'ActivityId'>;
export type ParticipantId = Brand<string, 'ParticipantId'>;
export type AttendanceId = Brand<string, 'AttendanceId'>;
export type DossierId = Brand<string, 'DossierId'>;
export type OfficerId = Brand<string, 'OfficerId'>;
export type PhotoId = Brand<string, 'PhotoId'>;
export type ActionId = Brand<string, 'ActionId'>;
/** A person who signs in. */
export type AccountId = Brand<string, 'AccountId'>;
/** Who wrote a document: an account, or a service of the server (`service:check-in`). */
export type AuthorId = Brand<string, 'AuthorId'>;

const ULID = '[0-9A-HJKMNP-TV-Z]{26}';
const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';
const KEY = '[0-9a-f]{32}';
const SEMESTER_OR_MONTH = '(?:[0-9]{4}-[0-9]{4}-[12]|[0-9]{4}-[0-9]{2})';

export const ULID_PATTERN = new RegExp(`^${ULID}$`);
const CLUB_SLUG_PATTERN = new RegExp(`^${SLUG}$`);
export const ACCOUNT_ID_PATTERN = new RegExp(`^account:${ULID}$`);
export const AUTHOR_ID_PATTERN = new RegExp(`^(?:account:${ULID}|service:[a-z-]+)$`);

/** What the id of each collection's documents looks like. */
export const ID_PATTERNS = {
  clubs: new RegExp(`^club:${SLUG}$`),
  activities: new RegExp(`^activity:${ULID}$`),
  actions: new RegExp(`^action:${ULID}$`),
  officers: new RegExp(`^officer:${ULID}$`),
  photos: new RegExp(`^photo:${ULID}$`),
  summaries: new RegExp(
    `^summary:(?:activity:${ULID}|club:${SLUG}|association|period:${SLUG}:${SEMESTER_OR_MONTH})$`,
  ),
  participants: new RegExp(`^participant:${SLUG}:${KEY}$`),
  attendances: new RegExp(`^attendance:${SLUG}:${ULID}:${KEY}$`),
  dossiers: new RegExp(`^dossier:${SLUG}:${ULID}$`),
  duties: new RegExp(`^duty:${SLUG}:${ULID}$`),
  ledger: new RegExp(`^entry:${SLUG}:${ULID}$`),
  keyrings: new RegExp(`^keyring:${SLUG}:[0-9A-Za-z-]{1,64}$`),
} as const;

/** The association itself, where its settings and combined figures live; not a club of the list. */
export const ASSOCIATION = 'aesi' as ClubSlug;

export const CHECK_IN_SERVICE = 'service:check-in' as AuthorId;
export const PUBLISHER_SERVICE = 'service:publisher' as AuthorId;
export const SETUP_SERVICE = 'service:setup' as AuthorId;

export const MAX_ID_LENGTH = 128;

export const isUlid = (text: string): text is Ulid => ULID_PATTERN.test(text);
export const isClubSlug = (text: string): text is ClubSlug =>
  text.length <= 40 && CLUB_SLUG_PATTERN.test(text);
export const isActivityId = (text: string): text is ActivityId => ID_PATTERNS.activities.test(text);

export const clubDocumentIdOf = (slug: ClubSlug): ClubDocumentId => `club:${slug}` as ClubDocumentId;
export const activityIdOf = (ulid: string): ActivityId => `activity:${ulid}` as ActivityId;
export const actionIdOf = (ulid: string): ActionId => `action:${ulid}` as ActionId;
export const officerIdOf = (ulid: string): OfficerId => `officer:${ulid}` as OfficerId;
export const photoIdOf = (ulid: string): PhotoId => `photo:${ulid}` as PhotoId;
export const accountIdOf = (ulid: string): AccountId => `account:${ulid}` as AccountId;
export const dutyIdOf = (slug: ClubSlug, ulid: string): string => `duty:${slug}:${ulid}`;

export const ulidOfActivity = (id: ActivityId): Ulid => id.slice('activity:'.length) as Ulid;

/** What there is one of per officer or per activity has its ulid: two devices that write it without a network write the same. */
export const dutyIdFor = (slug: ClubSlug, subject: OfficerId | ActivityId): string =>
  dutyIdOf(slug, subject.slice(subject.indexOf(':') + 1));

export const participantIdOf = (slug: ClubSlug, key: PersonKey): ParticipantId =>
  `participant:${slug}:${key}` as ParticipantId;

export const attendanceIdOf = (slug: ClubSlug, activity: ActivityId, key: PersonKey): AttendanceId =>
  `attendance:${slug}:${ulidOfActivity(activity)}:${key}` as AttendanceId;

export const dossierIdOf = (slug: ClubSlug, activity: ActivityId): DossierId =>
  `dossier:${slug}:${ulidOfActivity(activity)}` as DossierId;

export const personKeyOf = (id: ParticipantId | AttendanceId): PersonKey => id.slice(-32) as PersonKey;

export const slugOfParticipant = (id: ParticipantId): ClubSlug => id.split(':')[1] as ClubSlug;

/** First and last possible id of one activity's attendances: one range, read without an index. */
export const attendanceRangeOf = (
  slug: ClubSlug,
  activity: ActivityId,
): { startId: string; endId: string } => {
  const prefix = `attendance:${slug}:${ulidOfActivity(activity)}:`;
  return { startId: prefix, endId: `${prefix}\uffff` };
};
