import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { feedback$ } from './feedback.ts';
import { answerOf, CLUB_ID, NOW, openLeadDesk } from './commands/testing-commands.ts';

it('R14 an activity that is deleted takes what was said of it along', async () => {
  const { database, commands } = await openLeadDesk(
    'activities',
    'dossiers',
    'participants',
    'attendances',
    'photos',
  );
  const activity = await commands.createActivity({
    clubId: CLUB_ID,
    topic: 'R',
    startsAt: NOW,
    kind: 'atelier',
  });
  if (!activity.ok) throw new Error('no activity');
  await commands.editDossier(activity.value, { debrief: 'Bien' });
  await commands.addAttendanceFromAnswer({
    ...{ clubId: CLUB_ID, activityId: activity.value.id, way: 'kiosk', late: false },
    answer: answerOf(),
  });
  const said = async () => {
    const { answers, notes } = await firstValueFrom(feedback$(database, [CLUB_ID]));
    return [answers.length, notes.length];
  };
  expect(await said()).toEqual([1, 1]);
  await commands.deleteActivity(activity.value.id);
  expect(await said()).toEqual([0, 0]);
  await database.close();
});
