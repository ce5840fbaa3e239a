/**
 * The bureau's cards (R12): made and kept by the lead, one per person and mandate. What somebody did not agree to publish stands in
 * the restricted half, a duty of the same ulid.
 */
import type { OfficerContact } from '#schemas/documents/duty.ts';
import type { Officer, Position } from '#schemas/documents/officer.ts';
import type { AcademicYear, LocalDate } from '#schemas/primitives/dates.ts';
import { officerIdOf, type AccountId, type ClubSlug, type OfficerId } from '#schemas/primitives/ids.ts';
import { ok } from '#schemas/primitives/result.ts';
import { tidyName } from '#schemas/rules/check-in-answer.ts';
import { saveDuty } from './duties.ts';
import type { WriteContext } from './write-context.ts';
import {
  createDocument,
  deleteDocument,
  writeDocument,
  type Fields,
  type Written,
} from './write-document.ts';

export interface OfficerFields {
  readonly firstName: string;
  readonly lastName: string;
  readonly programId: string;
  readonly levelId: string;
  readonly position: Position;
  readonly phone: string;
  readonly email: string;
  /** The person agreed that everyone reads the contact. */
  readonly isPublished: boolean;
  readonly accountId: AccountId | null;
}

export interface NewOfficer extends OfficerFields {
  readonly clubId: ClubSlug;
  readonly term: AcademicYear;
  readonly order: number;
}

/** As it stands on the card; null where there is none or it is not to be read by everyone. */
const publishedContact = ({ phone, email, isPublished }: OfficerFields): string | null => {
  const parts = [phone.trim(), email.trim()].filter((part) => part !== '');
  return isPublished && parts.length > 0 ? parts.join(' · ') : null;
};

const cardFields = (fields: OfficerFields) => ({
  firstName: tidyName(fields.firstName),
  lastName: tidyName(fields.lastName),
  programId: fields.programId,
  levelId: fields.levelId,
  position: fields.position,
  contact: publishedContact(fields),
});

export const createOfficer = async (context: WriteContext, input: NewOfficer): Written<Officer> => {
  const created = await createDocument(
    context,
    'officers',
    { id: officerIdOf(context.ulid()), clubId: input.clubId },
    { ...cardFields(input), term: input.term, order: input.order, photoId: null },
  );
  if (!created.ok) return created;
  const kept = await saveContact(context, created.value, input);
  return kept.ok ? created : kept;
};

export const editOfficer = async (
  context: WriteContext,
  officer: Pick<Officer, 'id' | 'clubId'>,
  fields: OfficerFields,
): Written<Officer> => {
  const written = await writeDocument(context, 'officers', officer.id, cardFields(fields));
  if (!written.ok) return written;
  const kept = await saveContact(context, officer, fields);
  return kept.ok ? written : kept;
};

/** Null takes it back. The card stays: what the officer did is still theirs. */
export const leaveBureau = (
  context: WriteContext,
  id: OfficerId,
  leftOn: LocalDate | null,
): Written<Officer> => writeDocument(context, 'officers', id, { leftOn });

export const deleteOfficer = (context: WriteContext, id: OfficerId): Written<undefined> =>
  deleteDocument(context, 'officers', id);

export const restoreOfficer = (context: WriteContext, officer: Officer): Written<Officer> =>
  createDocument(context, 'officers', { id: officer.id, clubId: officer.clubId }, copyOf(officer));

export interface Successor {
  readonly officer: Officer;
  readonly position: Position;
  /** The restricted half, which goes along. */
  readonly contact: OfficerContact | undefined;
}

/**
 * Those who stay get a card of the next mandate; old cards stay as they are. A new card's id comes from the old one's, so that a
 * handover prepared twice, or on two phones, is one.
 */
export const prepareBureau = async (
  context: WriteContext,
  successors: readonly Successor[],
  term: AcademicYear,
): Written<number> => {
  for (const { officer, position, contact } of successors) {
    const id = officerIdOf(context.hash(`${officer.id} ${term}`).slice(0, 26).toUpperCase());
    const fields = { ...copyOf(officer), position, term, leftOn: null };
    const created = await createDocument(context, 'officers', { id, clubId: officer.clubId }, fields);
    if (!created.ok && !(created.error.type === 'refused' && created.error.code === 'immutable'))
      return created;
    if (contact === undefined) continue;
    const { phone, email, accountId = null } = contact;
    const kept = await saveDuty(context, officer.clubId, id, {
      kind: 'contact',
      officerId: id,
      phone,
      email,
      accountId,
    });
    if (!kept.ok) return kept;
  }
  return ok(successors.length);
};

const copyOf = (officer: Officer): Fields<'officers'> => ({
  firstName: officer.firstName,
  lastName: officer.lastName,
  programId: officer.programId,
  levelId: officer.levelId,
  position: officer.position,
  term: officer.term,
  order: officer.order,
  contact: officer.contact,
  photoId: officer.photoId,
  leftOn: officer.leftOn ?? null,
});

/** Nothing is kept of somebody about whom there is nothing to keep. */
const saveContact = async (
  context: WriteContext,
  { id, clubId }: Pick<Officer, 'id' | 'clubId'>,
  { phone, email, accountId }: OfficerFields,
): Written<undefined> => {
  const fields = { phone: phone.trim(), email: email.trim(), accountId };
  const isEmpty = fields.phone === '' && fields.email === '' && accountId === null;
  const saved = await saveDuty(context, clubId, id, { kind: 'contact', officerId: id, ...fields }, isEmpty);
  return saved.ok ? ok(undefined) : saved;
};
