/** Refused writes are kept, shown with their reason, and can be fixed, sent again, exported and given up. Nothing else waits for them. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  cancelActivity,
  createActivity,
  deleteActivity,
  editActivity,
  openCheckIn,
  presentCount,
  startActivity,
  toKiosk,
} from '#e2e/fixtures/activity.ts';
import { checkInAtKiosk } from '#e2e/fixtures/check-in.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { checkEveryLook } from '#e2e/fixtures/page-checks.ts';
import { openActivity, openClub, openSynchronisation } from '#e2e/fixtures/pages.ts';
import { person } from '#e2e/fixtures/people.ts';
import { leaveKiosk, signIn, unlock } from '#e2e/fixtures/sign-in.ts';
import { expect, test, type World } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.art-oratoire@demo.test';
const OFFICER = 'officer.art-oratoire@demo.test';
const CLUB = 'art-oratoire';

/** Of one club, each on a phone of their own that has everything. */
const leadAndOfficer = async (world: World) => {
  const server = await world.demoServer();
  const lead = await world.device(server);
  const officer = await world.device(server, { clockOffMs: 0 });
  await Promise.all([signIn(lead, LEAD), signIn(officer, OFFICER)]);
  await expectIndicator(lead.page, 'À jour');
  await expectIndicator(officer.page, 'À jour');
  return { lead, officer };
};

const refusedCard = (page: Page, topic: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: topic, level: 3 }) });

test('R55 R56 R60 deleted activities edited offline elsewhere: not resurrected; fixed, sent again, exported, given up', async ({
  world,
}) => {
  const { lead, officer } = await leadAndOfficer(world);
  const topics = ['Atelier à corriger', 'Atelier à renvoyer', 'Atelier à abandonner'] as const;
  for (const topic of topics) await createActivity(lead.page, CLUB, topic);
  await openClub(officer.page, CLUB);
  for (const topic of topics)
    await expect(officer.page.getByRole('link', { name: topic }).last()).toBeVisible();

  await officer.network.close();
  for (const topic of topics) {
    await openActivity(lead.page, CLUB, topic);
    await deleteActivity(lead.page);
    await openActivity(officer.page, CLUB, topic);
    await editActivity(officer.page, { Lieu: `Salle de l’${topic}` });
  }
  await expectIndicator(lead.page, 'À jour');
  await openSynchronisation(officer.page);
  await expectIndicator(officer.page, 'Hors ligne · 3');
  await expect(officer.page.getByRole('heading', { level: 1, name: 'Synchronisation' })).toBeVisible();
  await checkEveryLook(officer.page, 'what waits to be sent');

  await officer.network.open();
  await officer.letPass(60_000);
  await expectIndicator(officer.page, '3 refusés');
  await expect(officer.page.getByRole('heading', { name: '3 changements refusés' })).toBeVisible();
  await expect(officer.page.getByText('Tout est arrivé')).toHaveCount(0);
  await checkEveryLook(officer.page, 'what was refused');
  for (const topic of topics) {
    const card = refusedCard(officer.page, topic);
    await expect(card).toContainText('Quelqu’un a supprimé cela avant votre changement');
    await expect(card).toContainText(`Salle de l’${topic}`);
    await expect(lead.page.getByRole('link', { name: topic })).toHaveCount(0);
  }

  const [toFix, toResend, toDiscard] = topics;
  await refusedCard(officer.page, toFix).getByRole('button', { name: 'Corriger' }).click();
  await expect(officer.page.getByRole('dialog')).toBeVisible();
  await checkEveryLook(officer.page, 'correcting what was refused');
  await officer.page.getByRole('dialog').getByLabel('Lieu').fill('Grand amphithéâtre');
  // A correction that was begun is kept, as what is typed anywhere else.
  await officer.page.reload();
  await unlock(officer, OFFICER);
  await openSynchronisation(officer.page);
  await refusedCard(officer.page, toFix).getByRole('button', { name: 'Corriger' }).click();
  await expect(officer.page.getByRole('dialog').getByLabel('Lieu')).toHaveValue('Grand amphithéâtre');
  await officer.page.getByRole('dialog').getByRole('button', { name: 'Renvoyer' }).click();
  await expect(refusedCard(officer.page, toFix)).toHaveCount(0);
  await refusedCard(officer.page, toResend).getByRole('button', { name: 'Renvoyer' }).click();
  await expect(refusedCard(officer.page, toResend)).toHaveCount(0);

  const downloading = officer.page.waitForEvent('download');
  await refusedCard(officer.page, toDiscard).getByRole('button', { name: 'Exporter' }).click();
  const download = await downloading;
  const exported = await readFile(await download.path(), 'utf8');
  expect(exported).toContain(`Salle de l’${toDiscard}`);
  await refusedCard(officer.page, toDiscard).getByRole('button', { name: 'Abandonner' }).click();
  await expect(refusedCard(officer.page, toDiscard)).toHaveCount(0);
  await officer.page.getByRole('button', { name: 'Annuler' }).click();
  await expect(refusedCard(officer.page, toDiscard)).toBeVisible();
  await refusedCard(officer.page, toDiscard).getByRole('button', { name: 'Abandonner' }).click();
  await expectIndicator(officer.page, 'À jour');

  // Brought back knowingly, with what was corrected; what was given up stays deleted.
  await openActivity(lead.page, CLUB, toFix);
  await expect(lead.page.getByText('Grand amphithéâtre')).toBeVisible();
  await openActivity(lead.page, CLUB, toResend);
  await expect(lead.page.getByText(`Salle de l’${toResend}`)).toBeVisible();
  await openClub(lead.page, CLUB);
  await expect(lead.page.getByRole('link', { name: toDiscard })).toHaveCount(0);
});

const PEOPLE = 49;

test('of 100 documents one is refused: the 99 arrive, the one is shown with its reason', async ({
  world,
}) => {
  const { lead, officer } = await leadAndOfficer(world);
  const [busy, late] = ['Joute du soir', 'Lecture publique'] as const;
  await createActivity(lead.page, CLUB, late);
  await createActivity(lead.page, CLUB, busy);
  await startActivity(lead.page);
  const code = await openCheckIn(lead.page);
  await openActivity(officer.page, CLUB, busy);
  await expect(officer.page.getByRole('button', { name: 'Passer en borne' })).toBeVisible();

  await officer.network.close();
  await editActivity(officer.page, { Lieu: 'Cour centrale' });
  await toKiosk(officer.page);
  for (let index = 0; index < PEOPLE; index += 1) await checkInAtKiosk(officer, code, person(index));
  await leaveKiosk(officer, OFFICER);
  await openActivity(officer.page, CLUB, late);
  await cancelActivity(officer.page, 'Pluie');
  await openActivity(lead.page, CLUB, late);
  await deleteActivity(lead.page);
  await expectIndicator(lead.page, 'À jour');

  await expectIndicator(officer.page, `Hors ligne · ${2 * PEOPLE + 2}`);
  await officer.network.open();
  await officer.letPass(60_000);
  await expectIndicator(officer.page, '1 refusé');
  await openSynchronisation(officer.page);
  await expect(refusedCard(officer.page, late)).toContainText('Motif « Pluie »');
  await expect(officer.page.getByText('Rien n’attend')).toBeVisible();
  await openActivity(lead.page, CLUB, busy);
  await expect(presentCount(lead.page)).toHaveText(`${PEOPLE} présents`);
  await expect(lead.page.getByText('Cour centrale')).toBeVisible();
});
