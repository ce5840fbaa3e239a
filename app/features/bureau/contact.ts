/** An officer's contact: as everyone reads it on the card, and the restricted half that the bureau reads. */
import type { Duty, OfficerContact } from '#schemas/documents/duty.ts';
import type { Officer } from '#schemas/documents/officer.ts';
import type { OfficerId } from '#schemas/primitives/ids.ts';

export interface Contact {
  readonly phone: string;
  readonly email: string;
}

export const contactDutyOf = (duties: readonly Duty[], officer: OfficerId): OfficerContact | undefined =>
  duties.find((duty): duty is OfficerContact => duty.kind === 'contact' && duty.officerId === officer);

/** The card holds both in one line; what has an @ is the e-mail. */
export const publicContact = ({ contact }: Pick<Officer, 'contact'>): Contact => {
  const parts = (contact ?? '')
    .split(' · ')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return {
    phone: parts.filter((part) => !part.includes('@')).join(' · '),
    email: parts.find((part) => part.includes('@')) ?? '',
  };
};

/** What the lead edits: the restricted half, and where that was never written what the card says. */
export const knownContact = (
  officer: Pick<Officer, 'contact'>,
  duty: OfficerContact | undefined,
): Contact => {
  const shown = publicContact(officer);
  return {
    phone: duty === undefined || duty.phone === '' ? shown.phone : duty.phone,
    email: duty === undefined || duty.email === '' ? shown.email : duty.email,
  };
};

export const fullName = ({ firstName, lastName }: Pick<Officer, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;
