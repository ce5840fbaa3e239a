/** The collections of a club and of its members at random; `arbitraries.ts` hands them out. */
import fc from 'fast-check';
import { CHECK_IN_WAYS } from '../documents/attendance.ts';
import type { DocumentOf } from '../documents/documents.ts';
import { ASSIGNMENT_STATUSES, ROLL_MARKS } from '../documents/duty.ts';
import { dayOf } from '../primitives/dates.ts';
import { attendanceIdOf, dossierIdOf, dutyIdOf, participantIdOf } from '../primitives/ids.ts';
import { build } from './common.ts';
import {
  base64,
  instantArbitrary,
  listKey,
  name,
  nullable,
  phrase,
  picture,
  pooledUlid,
  sha256,
  title,
  winnerFields,
} from './values.ts';

export const participants = build(
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

export const attendances = build(
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

export const dossiers = build(
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

export const duties = build(
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

export const ledger = build(
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

export const keyrings = build(
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
