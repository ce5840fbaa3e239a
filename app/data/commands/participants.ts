/** Cards of the participant base. The id comes from the name first typed and stays when the name is corrected (R24). */
import type { Participant } from '#schemas/documents/participant.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { participantIdOf, type ClubSlug, type ParticipantId } from '#schemas/primitives/ids.ts';
import { personKey } from '#schemas/primitives/person-key.ts';
import { err } from '#schemas/primitives/result.ts';
import { tidyName } from '#schemas/rules/check-in-answer.ts';
import { collectionOf } from '#app/data/local/local-database.ts';
import { readLocal } from '#app/data/local/local-rows.ts';
import type { WriteContext } from './write-context.ts';
import { createDocument, writeDocument, type Edit, type Written } from './write-document.ts';

export interface NewParticipant {
  readonly clubId: ClubSlug;
  readonly firstName: string;
  readonly lastName: string;
  readonly programId: string;
  readonly levelId: string;
  /** «Another person of the same name»; empty otherwise. */
  readonly discriminator?: string;
  readonly rankingConsent?: boolean;
  readonly imageConsent?: boolean;
}

/** Refused as `immutable` when this person has a card in the club already. */
export const createParticipant = (context: WriteContext, input: NewParticipant): Written<Participant> => {
  const identity = {
    firstName: tidyName(input.firstName),
    lastName: tidyName(input.lastName),
    programId: input.programId,
    discriminator: input.discriminator?.trim() ?? '',
  };
  const id = participantIdOf(input.clubId, personKey(identity, context.hash));
  return createDocument(
    context,
    'participants',
    { id, clubId: input.clubId },
    {
      ...identity,
      levelId: input.levelId,
      matricule: null,
      mergedInto: null,
      rankingConsent: input.rankingConsent ?? false,
      imageConsent: input.imageConsent ?? false,
      ...consentTime(context, input),
    },
  );
};

export type ParticipantEdit = Omit<Edit<'participants'>, 'discriminator' | 'mergedInto' | 'consentsAt'>;

export const editParticipant = (
  context: WriteContext,
  id: ParticipantId,
  edit: ParticipantEdit,
): Written<Participant> =>
  writeDocument(context, 'participants', id, { ...edit, ...consentTime(context, edit) });

/** Whoever writes down a consent writes down when it was given: what was said before cannot undo it later. */
const consentTime = (
  context: WriteContext,
  edit: Pick<ParticipantEdit, 'rankingConsent' | 'imageConsent'>,
): Edit<'participants'> =>
  edit.rankingConsent === undefined && edit.imageConsent === undefined
    ? {}
    : { consentsAt: toInstant(context.clock()) };

/** `into: null` takes the merge back. A person's cards make one person already: merged with each other they would stand for none. */
export const mergeParticipant = async (
  context: WriteContext,
  id: ParticipantId,
  into: ParticipantId | null,
): Written<Participant> => {
  if (into !== null && (await leadsTo(context, into, id)))
    return err({ type: 'invalid', fields: { mergedInto: 'same_person' } });
  return writeDocument(context, 'participants', id, { mergedInto: into });
};

/** Along the merges that are there. */
const leadsTo = async (context: WriteContext, from: ParticipantId, to: ParticipantId): Promise<boolean> => {
  const seen = new Set<ParticipantId>();
  for (let at: ParticipantId | null = from; at !== null && !seen.has(at);) {
    if (at === to) return true;
    seen.add(at);
    const [card] = await readLocal(collectionOf(context.database, 'participants'), [at]);
    at = (card as Partial<Participant> | undefined)?.mergedInto ?? null;
  }
  return false;
};
