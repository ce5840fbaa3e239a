/** What happens at an activity: answers, the code, and cards that turn out to be one person. */
import type { Activity } from '#schemas/documents/activity.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { ActivityId, ParticipantId } from '#schemas/primitives/ids.ts';
import { create } from './random-documents.ts';
import { pickLiving, told, type Writer } from './writer.ts';

const PEOPLE = [
  ['Awa', 'Ouédraogo'],
  ['Issouf', 'Kaboré'],
  ['Aïcha', 'Somé'],
] as const;

export const answer = async (writer: Writer): Promise<string> => {
  const { random, commands, clock } = writer;
  const found = await pickLiving(writer, ['activities']);
  if (found === undefined) return create(writer);
  const [firstName, lastName] = random.pick(PEOPLE);
  const { clubId, id } = found.document;
  const taken = commands.addAttendanceFromAnswer({
    clubId,
    activityId: id as ActivityId,
    way: 'kiosk',
    late: false,
    answer: {
      ...{
        firstName,
        lastName,
        programId: 'stat-info',
        levelId: random.pick(['l1', 'l2']),
        discriminator: '',
      },
      rating: random.chance(0.3) ? null : 1 + random.below(5),
      appreciation: random.chance(0.5) ? '' : `très bien ${random.below(100)}`,
      suggestion: random.chance(0.5) ? '' : `plus tôt ${random.below(100)}`,
      rankingConsent: random.chance(0.5),
      imageConsent: random.chance(0.5),
      answeredAt: toInstant(clock()),
    },
  });
  return told(`answer ${lastName} at ${id}`, taken);
};

export const checkIn = async (writer: Writer): Promise<string> => {
  const { random, commands } = writer;
  if (random.chance(0.3)) return mergePeople(writer);
  const found = await pickLiving(writer, ['activities']);
  if (found === undefined) return create(writer);
  const activity = found.document as unknown as Activity;
  const act = random.pick(['openCheckIn', 'reissueCode', 'closeCheckIn'] as const);
  return told(`${act} ${activity.id}`, commands[act](activity));
};

const mergePeople = async (writer: Writer): Promise<string> => {
  const from = await pickLiving(writer, ['participants']);
  const into = await pickLiving(writer, ['participants']);
  if (from === undefined || into === undefined) return create(writer);
  const target = into.document.id === from.document.id ? null : (into.document.id as ParticipantId);
  return told(
    `merge ${from.document.id}`,
    writer.commands.mergeParticipant(from.document.id as ParticipantId, target),
  );
};
