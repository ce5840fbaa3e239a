/** What a user does at random: valid writes through the app's own commands. */
import { ACTIVITY_STATES } from '#schemas/documents/activity.ts';
import { BASE_FIELD_NAMES } from '#schemas/documents/stored.ts';
import type { ActivityId } from '#schemas/primitives/ids.ts';
import { answer, checkIn } from './random-check-ins.ts';
import { create, sample } from './random-documents.ts';
import { EDITED, pickLiving, told, type Outcome, type Writer } from './writer.ts';

/** Fields that say what a document is; nobody changes them. */
const FIXED = new Set<string>([...BASE_FIELD_NAMES, 'kind', 'activityId', 'participantId', '_deleted']);

/** One write; says in a few words what was done. */
export const writeAtRandom = (writer: Writer): Promise<string> =>
  writer.random.weighted<(writer: Writer) => Promise<string>>([
    [6, create],
    [9, edit],
    [3, remove],
    [3, moveState],
    [4, answer],
    [2, checkIn],
  ])(writer);

const edit = async (writer: Writer): Promise<string> => {
  const found = await pickLiving(writer, EDITED);
  if (found === undefined) return create(writer);
  const { collection, document } = found;
  const other = sample(writer, collection, document.clubId) as unknown as Record<string, unknown>;
  const names = Object.keys(other).filter((name) => !FIXED.has(name) && name in document);
  if (names.length === 0) return 'nothing to edit';
  const chosen = Array.from({ length: 1 + writer.random.below(3) }, () => writer.random.pick(names));
  const change = Object.fromEntries(chosen.map((name) => [name, other[name]]));
  return told(
    `edit ${document.id} ${Object.keys(change).join()}`,
    writer.commands.writeDocument(collection, document.id, change as never) as Outcome,
  );
};

const remove = async (writer: Writer): Promise<string> => {
  const found = await pickLiving(
    writer,
    EDITED.filter((name) => name !== 'clubs' && name !== 'ledger'),
  );
  if (found === undefined) return create(writer);
  return told(
    `delete ${found.document.id}`,
    writer.commands.deleteDocument(found.collection, found.document.id),
  );
};

const moveState = async (writer: Writer): Promise<string> => {
  const found = await pickLiving(writer, ['activities']);
  if (found === undefined) return create(writer);
  const state = writer.random.pick(ACTIVITY_STATES);
  const moved = writer.commands.moveActivityState(found.document.id as ActivityId, state, 'pluie');
  return told(`state ${found.document.id} ${state}`, moved);
};
