/**
 * Valid documents of every collection, at random: for the tests of the schemas, the storage, the sync and the server. Test
 * support: nothing that ships imports this file.
 */
import fc, { type Arbitrary } from 'fast-check';
import { ACTIVITY_STATES } from '../documents/activity.ts';
import { CHECK_IN_WAYS } from '../documents/attendance.ts';
import type { Collection } from '../documents/collections.ts';
import type { DocumentOf } from '../documents/documents.ts';
import { ASSIGNMENT_STATUSES, ROLL_MARKS } from '../documents/duty.ts';
import { DOCUMENT_VERSION } from '../documents/limits.ts';
import { POSITIONS } from '../documents/officer.ts';
import { academicYearOf, dayOf, monthOf, toInstant, type Instant } from '../primitives/dates.ts';
import {
  accountIdOf,
  actionIdOf,
  activityIdOf,
  ASSOCIATION,
  attendanceIdOf,
  clubDocumentIdOf,
  dossierIdOf,
  dutyIdOf,
  officerIdOf,
  participantIdOf,
  type AccountId,
  type AuthorId,
  type ClubSlug,
  type PersonKey,
  type PhotoId,
  type Ulid,
} from '../primitives/ids.ts';

export interface DocumentOptions {
  /** Clubs that documents are drawn from. */
  readonly clubIds: readonly ClubSlug[];
  readonly authors: readonly AuthorId[];
  /** Documents of one pool refer to each other's people and activities often; default 8 of each. */
  readonly poolSize?: number;
}

/** A valid document of the collection: it passes the collection's schema, and its id belongs to its club. */
export const documentArbitrary = <C extends Collection>(
  collection: C,
  options: DocumentOptions,
): Arbitrary<DocumentOf<C>> => ARBITRARIES[collection](options) as Arbitrary<DocumentOf<C>>;

const ULID_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const ulidArbitrary: Arbitrary<Ulid> = fc
  .string({ unit: fc.constantFrom(...ULID_LETTERS), minLength: 26, maxLength: 26 })
  .map((text) => text as Ulid);

const FIRST_MS = Date.parse('2024-10-01T00:00:00.000Z');
const LAST_MS = Date.parse('2026-09-30T23:59:59.999Z');

export const instantArbitrary: Arbitrary<Instant> = fc
  .integer({ min: FIRST_MS, max: LAST_MS })
  .map(toInstant);

/** One of a few, so that references meet; the same numbers give the same ids everywhere. */
export const pooledUlid = (index: number): Ulid =>
  `01J${ULID_LETTERS[index % 32] ?? '0'}${'0'.repeat(19)}${String(index % 1000).padStart(3, '0')}` as Ulid;

export const pooledPersonKey = (index: number): PersonKey =>
  `${((index * 37) % 256).toString(16).padStart(2, '0')}${index.toString(16).padStart(30, '0')}` as PersonKey;

const NAMES = [
  'Awa',
  'Issouf',
  'Ouédraogo',
  'Kaboré',
  'N’Diaye',
  'Somé',
  'Jean-Baptiste',
  'Zoungrana',
  '名前',
  'É',
];
const WORDS = [
  'Très',
  'bon',
  'atelier',
  '« merci »',
  '👏',
  'l’an',
  'prochain',
  '\u0065\u0301té',
  'الحضور',
  '12',
];

const name = fc.constantFrom(...NAMES);
const phrase = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join(' '));
const title = phrase.map((text) => `Séance ${text}`.slice(0, 100).trim());
const listKey = fc.constantFrom('atelier', 'competition', 'stat-info', 'licence-2', 'l1');
const sha256 = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const base64 = (maxBytes: number) =>
  fc.uint8Array({ minLength: 1, maxLength: maxBytes }).map((bytes) => toBase64([...bytes]));

const BASE64_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const toBase64 = (bytes: readonly number[]): string => {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{1,6}/g) ?? []).map(
    (six) => BASE64_LETTERS[parseInt(six.padEnd(6, '0'), 2)] ?? '',
  );
  return letters.join('') + '='.repeat((4 - (letters.length % 4)) % 4);
};

const nullable = <T>(arbitrary: Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** What documents share, and the ids they may refer to. */
const commonOf = ({ clubIds, authors, poolSize = 8 }: DocumentOptions) =>
  fc
    .record({
      clubId: fc.constantFrom(...clubIds),
      times: fc.tuple(instantArbitrary, instantArbitrary),
      createdBy: fc.constantFrom(...authors),
      updatedBy: fc.constantFrom(...authors),
      own: fc.nat(poolSize - 1).map(pooledUlid),
      activity: fc.nat(poolSize - 1).map((index) => activityIdOf(pooledUlid(index))),
      person: fc.nat(poolSize - 1).map(pooledPersonKey),
      otherPerson: fc.nat(poolSize - 1).map(pooledPersonKey),
      officer: fc.nat(poolSize - 1).map((index) => officerIdOf(pooledUlid(index))),
      otherClub: fc.constantFrom(...clubIds),
      account: fc.nat(poolSize - 1).map((index): AccountId => accountIdOf(pooledUlid(index))),
    })
    .map(({ clubId, times, createdBy, updatedBy, ...ids }) => {
      const [createdAt, updatedAt] = times[0] <= times[1] ? times : [times[1], times[0]];
      const base = { clubId, createdAt, createdBy, updatedAt, updatedBy, v: DOCUMENT_VERSION };
      return { ...ids, clubId, base };
    });

type Common = ReturnType<typeof commonOf> extends Arbitrary<infer T> ? T : never;

const build =
  <M, D>(fields: { [K in keyof M]: Arbitrary<M[K]> }, toDocument: (common: Common, drawn: M) => D) =>
  (options: DocumentOptions): Arbitrary<D> =>
    fc
      .tuple(commonOf(options), fc.record(fields) as unknown as Arbitrary<M>)
      .map(([common, drawn]) => toDocument(common, drawn));

const entries = fc.uniqueArray(
  fc.record({ key: listKey, label: title.map((text) => text.slice(0, 60).trim()) }),
  {
    selector: ({ key }) => key,
    maxLength: 4,
  },
);

const clubs = build(
  {
    name,
    description: phrase,
    tint: listKey,
    order: fc.nat(100),
    archivedAt: nullable(instantArbitrary),
    demonstration: fc.boolean(),
    programsOfStudy: entries,
    studyLevels: entries,
    competition: fc.boolean(),
    expenseReasons: entries,
    kinds: entries,
  },
  ({ base, clubId }, { kinds, competition, ...drawn }): DocumentOf<'clubs'> => ({
    id: clubDocumentIdOf(clubId),
    ...base,
    ...drawn,
    activityKinds: kinds.map((entry) => ({ ...entry, competition })),
  }),
);

const winnerFields = {
  rank: fc.integer({ min: 1, max: 9 }),
  name,
  prize: phrase.map((text) => text.slice(0, 40)),
};

const activities = build(
  {
    topic: title,
    kind: listKey,
    state: fc.constantFrom(...ACTIVITY_STATES),
    startsAt: instantArbitrary,
    endsAt: nullable(instantArbitrary),
    venue: phrase.map((text) => text.slice(0, 60)),
    description: phrase,
    cancelReason: phrase,
    checkInWindow: nullable(fc.record({ openedAt: instantArbitrary, closedAt: nullable(instantArbitrary) })),
    winners: fc.array(fc.record(winnerFields), { maxLength: 3 }),
  },
  ({ base, activity }, drawn): DocumentOf<'activities'> => ({ id: activity, ...base, ...drawn }),
);

const actions = build(
  {
    date: instantArbitrary,
    title,
    hasDueDate: fc.boolean(),
    order: fc.nat(100),
    doneAt: nullable(instantArbitrary),
    cancelledAt: nullable(instantArbitrary),
    cancelReason: phrase,
    hasActivity: fc.boolean(),
  },
  ({ base, own, activity }, { date, hasDueDate, hasActivity, ...drawn }): DocumentOf<'actions'> => ({
    id: actionIdOf(own),
    ...base,
    ...drawn,
    academicYear: academicYearOf(date),
    dueDate: hasDueDate ? dayOf(date) : null,
    activityId: hasActivity ? activity : null,
  }),
);

const officers = build(
  {
    firstName: name,
    lastName: name,
    programId: listKey,
    levelId: listKey,
    position: fc.constantFrom(...POSITIONS),
    since: instantArbitrary,
    order: fc.nat(100),
    contact: nullable(fc.constant('+226 70 00 00 00')),
    hasPhoto: fc.boolean(),
  },
  ({ base, officer, own }, { since, hasPhoto, ...drawn }): DocumentOf<'officers'> => ({
    id: officer,
    ...base,
    ...drawn,
    term: academicYearOf(since),
    photoId: hasPhoto ? (`photo:${own}` as PhotoId) : null,
  }),
);

const picture = {
  sha256,
  widthPx: fc.integer({ min: 1, max: 4000 }),
  heightPx: fc.integer({ min: 1, max: 4000 }),
  tinyHash: base64(20),
};

const photos = build(
  {
    hasActivity: fc.boolean(),
    ...picture,
    caption: phrase,
    takenAt: instantArbitrary,
    takenDownAt: nullable(instantArbitrary),
  },
  ({ base, own, activity }, { hasActivity, ...drawn }): DocumentOf<'photos'> => ({
    id: `photo:${own}` as PhotoId,
    ...base,
    ...drawn,
    activityId: hasActivity ? activity : null,
  }),
);

const summaries = build(
  {
    kind: fc.constantFrom('activity', 'club', 'association', 'period'),
    participations: fc.nat(500),
    persons: fc.nat(100),
    date: instantArbitrary,
    label: name,
    named: fc.boolean(),
  },
  ({ base, own, activity, clubId }, drawn): DocumentOf<'summaries'> => {
    const { kind, participations, persons, date, label, named } = drawn;
    const byClub = { [clubId]: participations };
    const top = [{ rank: 1, label, named, attendances: participations, byClub }];
    const year = {
      participations,
      persons,
      participationsByMonth: { [monthOf(date)]: participations },
      top,
    };
    const years = { [academicYearOf(date)]: year };
    if (kind === 'activity') {
      return {
        id: `summary:activity:${own}`,
        ...base,
        kind: 'activity',
        activityId: activity,
        participations,
      };
    }
    if (kind === 'period') {
      const period = monthOf(date);
      return { id: `summary:period:${clubId}:${period}`, ...base, kind: 'period', period, persons, top };
    }
    return kind === 'club'
      ? { id: `summary:club:${clubId}`, ...base, kind: 'club', years }
      : { id: 'summary:association', ...base, clubId: ASSOCIATION, kind: 'association', years };
  },
);

const participants = build(
  {
    firstName: name,
    lastName: name,
    programId: listKey,
    levelId: listKey,
    matricule: nullable(fc.constant('N01234')),
    discriminator: fc.constantFrom('', '2'),
    isMerged: fc.boolean(),
    rankingConsent: fc.boolean(),
    imageConsent: fc.boolean(),
  },
  ({ base, clubId, person, otherClub, otherPerson }, { isMerged, ...drawn }): DocumentOf<'participants'> => ({
    id: participantIdOf(clubId, person),
    ...base,
    ...drawn,
    mergedInto: isMerged && otherPerson !== person ? participantIdOf(otherClub, otherPerson) : null,
  }),
);

const texts = fc.uniqueArray(
  phrase.filter((text) => text !== ''),
  { maxLength: 3 },
);

const attendances = build(
  {
    at: instantArbitrary,
    way: fc.constantFrom(...CHECK_IN_WAYS),
    late: fc.boolean(),
    rating: nullable(fc.integer({ min: 1, max: 5 })),
    appreciations: texts,
    suggestions: texts,
  },
  ({ base, clubId, activity, person }, drawn): DocumentOf<'attendances'> => ({
    id: attendanceIdOf(clubId, activity, person),
    ...base,
    ...drawn,
    activityId: activity,
    participantId: participantIdOf(clubId, person),
  }),
);

const dossiers = build(
  {
    checkIn: nullable(
      fc.record({
        secretBase32: fc.constantFrom('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU'),
        counter: fc.nat(20),
        openedAt: instantArbitrary,
        closedAt: nullable(instantArbitrary),
      }),
    ),
    difficulties: phrase,
    debrief: phrase,
    winners: fc.array(fc.record({ ...winnerFields, isParticipant: fc.boolean() }), { maxLength: 3 }),
    pendingPhotos: fc.array(fc.record({ ...picture, takenAt: instantArbitrary, caption: phrase }), {
      maxLength: 3,
    }),
  },
  ({ base, clubId, activity, person }, { checkIn, winners, ...drawn }): DocumentOf<'dossiers'> => ({
    id: dossierIdOf(clubId, activity),
    ...base,
    ...drawn,
    activityId: activity,
    checkIn: checkIn === null ? null : { ...checkIn, openedBy: base.createdBy },
    winners: winners.map(({ isParticipant, ...winner }) => ({
      ...winner,
      participantId: isParticipant ? participantIdOf(clubId, person) : null,
    })),
  }),
);

const duties = build(
  {
    kind: fc.constantFrom('assignment', 'rollCall', 'contact'),
    title,
    text: phrase,
    status: fc.constantFrom(...ASSIGNMENT_STATUSES),
    mark: fc.constantFrom(...ROLL_MARKS),
    date: instantArbitrary,
    flag: fc.boolean(),
  },
  ({ base, clubId, own, officer, account, activity }, drawn): DocumentOf<'duties'> => {
    const { kind, title: heading, text, status, mark, date, flag } = drawn;
    const id = dutyIdOf(clubId, own);
    if (kind === 'rollCall') {
      const activityId = flag ? activity : null;
      return {
        id,
        ...base,
        kind,
        activityId,
        meetingTitle: heading,
        heldAt: date,
        marks: { [officer]: mark },
      };
    }
    if (kind === 'contact') {
      return { id, ...base, kind, officerId: officer, phone: '+226 70 00 00 00', email: 'a@b.bf' };
    }
    const assigneeId = flag ? account : null;
    const activityIds = [activity];
    return {
      ...{ id, ...base, kind: 'assignment', officerId: officer, assigneeId, title: heading, note: text },
      ...{ activityIds, dueDate: dayOf(date), status },
    };
  },
);

const ledger = build(
  {
    epoch: fc.integer({ min: 1, max: 9 }),
    seq: fc.integer({ min: 1, max: 999 }),
    prev: nullable(sha256),
    receipts: fc.array(sha256, { maxLength: 2 }),
    sealed: base64(120),
    signature: base64(64),
  },
  ({ base, clubId, own, account }, drawn): DocumentOf<'ledger'> => ({
    id: `entry:${clubId}:${own}`,
    ...base,
    ...drawn,
    author: account,
    device: pooledUlid(1),
  }),
);

const keyrings = build(
  {
    isEpoch: fc.boolean(),
    epoch: fc.integer({ min: 1, max: 9 }),
    key: base64(32),
    prev: nullable(sha256),
    signature: base64(64),
  },
  ({ base, clubId, account }, { isEpoch, epoch, key, prev, signature }): DocumentOf<'keyrings'> =>
    isEpoch
      ? {
          id: `keyring:${clubId}:${epoch}`,
          ...base,
          kind: 'clubEpoch',
          epoch,
          wraps: [{ accountId: account, sealedKey: key }],
          prev,
          signature,
        }
      : {
          id: `keyring:${clubId}:${account.slice('account:'.length)}`,
          ...base,
          kind: 'accountKeys',
          accountId: account,
          signPublicKey: key,
          boxPublicKey: key,
        },
);

const ARBITRARIES: { [C in Collection]: (options: DocumentOptions) => Arbitrary<DocumentOf<C>> } = {
  clubs,
  activities,
  actions,
  officers,
  photos,
  summaries,
  participants,
  attendances,
  dossiers,
  duties,
  ledger,
  keyrings,
};
