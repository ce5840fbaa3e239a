import 'fake-indexeddb/auto';
import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { loadBlake2bHex } from '#app/crypto/blake2b.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { createCommands } from './commands.ts';
import { openUserDatabase } from './database.ts';
import { feedback$ } from './feedback.ts';
import { openSealer } from './user-store.ts';

const clubId = 'informatique' as ClubSlug;
const AT = '2026-03-14T15:00:00.000Z' as Instant;

it('R14 an activity that is deleted takes what was said of it along', async () => {
  const database = await openUserDatabase({
    name: 'feedback',
    sealer: openSealer,
    multiInstance: false,
    collections: ['activities', 'dossiers', 'participants', 'attendances', 'photos'],
  });
  let ids = 0;
  const commands = createCommands({
    database,
    actor: { kind: 'account', id: `account:${'0'.repeat(26)}`, roles: ['club:informatique:lead'] },
    clock: () => Date.parse(AT),
    ulid: () => String(++ids).padStart(26, '0'),
    hash: await loadBlake2bHex(),
    sealer: openSealer,
  });
  const activity = await commands.createActivity({ clubId, topic: 'R', startsAt: AT, kind: 'atelier' });
  if (!activity.ok) throw new Error('no activity');
  await commands.editDossier(activity.value, { debrief: 'Bien' });
  await commands.addAttendanceFromAnswer({
    ...{ clubId, activityId: activity.value.id, way: 'kiosk', late: false },
    answer: {
      ...{ firstName: 'Awa', lastName: 'Ouédraogo', programId: 'stat', levelId: 'l2', discriminator: '' },
      ...{ rating: 5, appreciation: 'bien', suggestion: '', rankingConsent: true, imageConsent: false },
      answeredAt: AT,
    },
  });
  const said = async () => {
    const { answers, notes } = await firstValueFrom(feedback$(database, [clubId]));
    return [answers.length, notes.length];
  };
  expect(await said()).toEqual([1, 1]);
  await commands.deleteActivity(activity.value.id);
  expect(await said()).toEqual([0, 0]);
  await database.close();
});
