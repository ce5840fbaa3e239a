/** Whose presence a roll call asks for. */
import type { OfficerId } from '#schemas/primitives/ids.ts';
import { dayOf } from '#schemas/primitives/dates.ts';
import { wasInOffice } from '#schemas/rules/bureau.ts';
import type { Call, Team, TeamOfficer } from './team-model.ts';

export const officersOfCall = ({ officers }: Team): OfficerId[] => officers.map(({ id }) => id);

/** Who left before that day is not asked any more; a mark that was noted stays readable. */
export const isAsked = (officer: TeamOfficer, { heldAt }: Pick<Call, 'heldAt'>): boolean =>
  wasInOffice(officer, dayOf(heldAt));
