/**
 * Scenario 1 without its photos, R7, R31, R60: the product's main job. Everything is done on the phone, through its screens;
 * what the server has is seen on other people's devices.
 */
import type { Page } from '@playwright/test';
import {
  createActivity,
  openCheckIn,
  presentCount,
  publishedCount,
  startActivity,
  toKiosk,
} from '#e2e/fixtures/activity.ts';
import { checkInAtKiosk, codeField } from '#e2e/fixtures/check-in.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { TWO_G } from '#e2e/fixtures/network.ts';
import { openActivity } from '#e2e/fixtures/pages.ts';
import { DISTINCT_PEOPLE, person } from '#e2e/fixtures/people.ts';
import { leaveKiosk, signIn, unlock } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.informatique@demo.test';
const TOPIC = 'Atelier sans réseau';
const PEOPLE = DISTINCT_PEOPLE;
const DROPS = 5;
/** About a sixth of what travels, so that every drop falls into the middle of something. */
const BYTES_BETWEEN_DROPS = 4_000;

/** The second of the dashboard's four figures. */
const participations = async (page: Page): Promise<number> => {
  const figure = page.getByLabel('Chiffres de la période').getByRole('definition').nth(1);
  const [digits = ''] = /^[\d\s]+/.exec(await figure.innerText()) ?? [];
  return Number(digits.replaceAll(/\s/g, ''));
};

test('R7 R60 three hours without network: 120 answers, a reboot, 2G that drops five times', async ({
  world,
}) => {
  test.setTimeout(480_000);
  const server = await world.yearServer();
  const board = await world.device(server, { wide: true });
  await signIn(board, 'board@demo.test');
  await expectIndicator(board.page, 'À jour');

  const phone = await world.device(server, { kept: true, clockOffMs: 0 });
  await signIn(phone, LEAD);
  await expectIndicator(phone.page, 'À jour');
  const before = await participations(board.page);

  await phone.network.close();
  await phone.reboot();
  await unlock(phone, LEAD);
  await expectIndicator(phone.page, 'Hors ligne');
  const activity = await createActivity(phone.page, 'informatique', TOPIC);
  await startActivity(phone.page);
  const code = await openCheckIn(phone.page);
  await toKiosk(phone.page);
  for (let index = 0; index < PEOPLE / 2; index += 1) await checkInAtKiosk(phone, code, person(index));

  await phone.reboot('/');
  await expect(phone.page).toHaveURL(`/borne/${activity.ulid}`);
  await expect(codeField(phone.page)).toBeVisible();
  for (let index = PEOPLE / 2; index < PEOPLE; index += 1) await checkInAtKiosk(phone, code, person(index));

  await leaveKiosk(phone, LEAD);
  await expect(presentCount(phone.page)).toHaveText(`${PEOPLE} présents`);
  await expectIndicator(phone.page, /^Hors ligne · \d+/);

  phone.network.setSpeed(TWO_G);
  phone.network.cutEvery(BYTES_BETWEEN_DROPS, DROPS);
  await phone.network.open();
  await expect(async () => {
    // The phone waits longer after each drop; time passes at once here.
    await phone.letPass(20_000);
    await expect(phone.page.getByText('Tout est arrivé')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
  expect(phone.network.cuts()).toBe(DROPS);
  await expectIndicator(phone.page, 'À jour');

  // The board's dashboard, open all the while on another device, has counted them.
  await expect.poll(() => participations(board.page)).toBe(before + PEOPLE);
  await openActivity(board.page, 'informatique', TOPIC);
  await expect(board.page.getByText(`${PEOPLE} présents`).first()).toBeVisible();

  const visitor = await world.device(server);
  await visitor.goto(activity.path);
  await expect(publishedCount(visitor.page, PEOPLE)).toBeVisible();
  await expect(visitor.page.getByText(person(0).lastName)).toHaveCount(0);
  await expect(visitor.page.getByText(new RegExp(`${code.slice(0, 3)}\\s*${code.slice(3)}`))).toHaveCount(0);
});
