/** The bureau of one club as its lead writes it: cards of officers, beside the database that holds them. */
import { firstValueFrom } from 'rxjs';
import type { Collection } from '#schemas/documents/collections.ts';
import type { Duty } from '#schemas/documents/duty.ts';
import type { Officer } from '#schemas/documents/officer.ts';
import type { AcademicYear } from '#schemas/primitives/dates.ts';
import type { AccountId } from '#schemas/primitives/ids.ts';
import type { Commands } from './commands.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { duties$, officers$ } from '#app/data/queries.ts';
import { CLUB_ID, openLeadDesk } from './testing-commands.ts';

export const TERM = '2025-2026' as AcademicYear;
export const NEXT_TERM = '2026-2027' as AcademicYear;
export const OFFICER_ID = `account:${'1'.repeat(26)}` as AccountId;

export const OFFICER_FIELDS = {
  clubId: CLUB_ID,
  term: TERM,
  order: 0,
  firstName: ' awa',
  lastName: 'Ouédraogo',
  programId: 'stat',
  levelId: 'l3',
  position: 'member',
  phone: '+226 70 11 22 33',
  email: 'awa@example.org',
  isPublished: false,
  accountId: null,
  token: 'form',
} as const;

export interface TestBureau {
  readonly database: LocalDatabase;
  readonly lead: Commands;
  /** Another member of the bureau, on the same device. */
  readonly actAsOfficer: () => Promise<Commands>;
  readonly addOfficer: (changes?: Partial<Parameters<Commands['createOfficer']>[0]>) => Promise<Officer>;
  readonly officers: () => Promise<readonly Officer[]>;
  readonly duties: () => Promise<readonly Duty[]>;
  /** Sets one form apart from another. */
  readonly nextToken: () => string;
}

export const openBureau = async (...others: Collection[]): Promise<TestBureau> => {
  const { database, commands, actAs, nextUlid } = await openLeadDesk('officers', 'duties', ...others);
  return {
    database,
    lead: commands,
    actAsOfficer: () => actAs([`club:${CLUB_ID}:officer`], OFFICER_ID),
    addOfficer: async (changes = {}) => {
      const added = await commands.createOfficer({ ...OFFICER_FIELDS, token: nextUlid(), ...changes });
      if (!added.ok) throw new Error(JSON.stringify(added.error));
      return added.value;
    },
    officers: () => firstValueFrom(officers$(database, CLUB_ID)),
    duties: () => firstValueFrom(duties$(database, CLUB_ID)),
    nextToken: nextUlid,
  };
};
