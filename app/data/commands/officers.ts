/**
 * The bureau's cards (R12): made and kept by the lead, one per person and mandate. What somebody did not agree to publish stands in
 * the restricted half, a duty of the same ulid.
 */
import type { OfficerContact } from '#schemas/documents/duty.ts';
import type { Officer, Position } from '#schemas/documents/officer.ts';
import type { AcademicYear, LocalDate } from '#schemas/primitives/dates.ts';
import {
  dutyIdFor,
  officerIdOf,
  type AccountId,
  type ClubSlug,
  type OfficerId,
} from '#schemas/primitives/ids.ts';
import { ok } from '#schemas/primitives/result.ts';
import { tidyName } from '#schemas/rules/check-in-answer.ts';
import { derivedUlid } from './derived-ulid.ts';
import { deleteDuty, restoreDuty, saveDuty } from './duties.ts';
import type { WriteContext } from './write-context.ts';
import {
  createDocument,
  createOrEdit,
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
  /** Made once by the form, so that saving it again makes no second card. */
  readonly token: string;
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
  const fields = cardFields(input);
  const created = await createOrEdit(
    context,
    'officers',
    { id: officerIdOf(derivedUlid(context, input.token)), clubId: input.clubId },
    { ...fields, term: input.term, order: input.order, photoId: null },
    fields,
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

/**
 * The restricted half goes with the card, and first: nobody could find it any more once the card is gone. `contact` is what is put
 * back when the card stays after all.
 */
export const deleteOfficer = async (
  context: WriteContext,
  { id, clubId }: Pick<Officer, 'id' | 'clubId'>,
  contact: OfficerContact | undefined,
): Written<undefined> => {
  const forgotten = await deleteDuty(context, dutyIdFor(clubId, id));
  if (!forgotten.ok && forgotten.error.type !== 'not_found') return forgotten;
  const deleted = await deleteDocument(context, 'officers', id);
  if (!deleted.ok && forgotten.ok && contact !== undefined) await restoreDuty(context, contact);
  return deleted;
};

export const restoreOfficer = async (
  context: WriteContext,
  officer: Officer,
  contact: OfficerContact | undefined,
): Written<Officer> => {
  const { id, clubId } = officer;
  const fields = copyOf(officer);
  const restored = await createOrEdit(context, 'officers', { id, clubId }, fields, fields);
  if (!restored.ok || contact === undefined) return restored;
  const kept = await restoreDuty(context, contact);
  return kept.ok ? restored : kept;
};

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
    const id = officerIdOf(derivedUlid(context, `${officer.id} ${term}`));
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
