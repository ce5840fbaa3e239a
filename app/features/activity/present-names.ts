/** Was a winner among those present? By name, since winners are written by hand and may be teams. */
import type { Participant } from '#schemas/documents/participant.ts';
import type { ParticipantId } from '#schemas/primitives/ids.ts';
import { nameTokens } from '#schemas/primitives/person-key.ts';
import { isTeam } from './winner-rows.ts';

/** By name; null where several people present have it. */
export type PresentNames = ReadonlyMap<string, ParticipantId | null>;

const keyOf = (firstName: string, lastName: string): string => nameTokens(firstName, lastName).join(' ');

export const presentNames = (
  people: Iterable<Pick<Participant, 'id' | 'firstName' | 'lastName'>>,
): PresentNames => {
  const names = new Map<string, ParticipantId | null>();
  for (const { id, firstName, lastName } of people) {
    const key = keyOf(firstName, lastName);
    names.set(key, names.has(key) ? null : id);
  }
  return names;
};

/** Allowed, and said: the sheet may have been forgotten. Nothing is known of teams, nor before anybody is in the list. */
export const isMissing = (name: string, present: PresentNames): boolean =>
  present.size > 0 && name.trim() !== '' && !isTeam(name) && !present.has(keyOf(name, ''));

/** The card that the name is tied to, where only one person present has it. */
export const presentIdOf = (name: string, present: PresentNames): ParticipantId | null =>
  present.get(keyOf(name, '')) ?? null;
