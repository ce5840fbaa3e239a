/**
 * DESIGN §3, sealed at rest: after a lead has worked, with and without network, no name, text, secret or figure of the club's
 * restricted half can be read in the files of the browser's profile, nor a person key, against which anybody could try
 * names. Public data may.
 */
import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { Page } from '@playwright/test';
import {
  createActivity,
  openCheckIn,
  presentCount,
  startActivity,
  toKiosk,
  writeNotes,
} from '#e2e/fixtures/activity.ts';
import { checkInAtKiosk, enterCode, fillForm } from '#e2e/fixtures/check-in.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { findInProfile } from '#e2e/fixtures/profile.ts';
import { collectSecrets, pullAll, tokenOfPage } from '#e2e/fixtures/secrets.ts';
import { leaveKiosk, PASSPHRASE, signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { personKey } from '#schemas/primitives/person-key.ts';

const LEAD = 'lead.sport@demo.test';

/** Rare letters throughout, so that nothing else holds any window of them. */
const PLANTED = {
  firstName: 'Wxqzaforbé',
  lastName: 'Kjvuxmpitz',
  appreciation: 'Zwqvfkxjwz pvkqzjxwfé qxzjvwkq',
  suggestion: 'Qzjxwvkqzp fjwxqzkvé zvxqjwpk',
  difficulties: 'Xkqwvzjfqx wzkvjqpxé kxwqzjvf',
  debrief: 'Vjzkqqwxfz jkxvzwqpé wqjzxkvp',
  offline: 'Jqxvzfkwqz xvwzkjqpé vzwkxqjf',
  unsent: 'Fzqkjwvxqz kwjvzxqpé xjqvkzwf',
};

const hash = (text: string): string => createHash('blake2b512').update(text).digest('hex').slice(0, 32);

const keyOf = (firstName: string, programId: string): string =>
  personKey({ firstName, lastName: PLANTED.lastName, programId, discriminator: '' }, hash);

type Json = Record<string, unknown>;

const asStored = (value: Json): string => serialize(value).subarray(2).toString('latin1');

/** What the dashboard holds of each activity's ratings, which are never published. As text and as browsers store objects. */
const ratingFigures = (attendances: readonly Json[]): string[] => {
  const byActivity = new Map<unknown, Json[]>();
  for (const row of attendances)
    byActivity.set(row['activityId'], [...(byActivity.get(row['activityId']) ?? []), row]);
  return [...byActivity.values()].flatMap((rows) => {
    const ratings = rows.map(({ rating }) => rating).filter((rating) => typeof rating === 'number');
    const figure = { sum: ratings.reduce((sum, one) => sum + one, 0), count: ratings.length };
    return figure.count < 10 ? [] : [JSON.stringify(figure), asStored(figure)];
  });
};

interface Published {
  readonly texts: readonly string[];
  readonly figures: readonly string[];
}

/** What lies in a visitor's database: topics, and small objects of counts as those of ratings are. */
const publishedOf = async (page: Page): Promise<Published> => {
  const activities = await pullAll(page, 'activities');
  const summaries = await pullAll(page, 'summaries');
  const counts = summaries.documents.flatMap(({ top }) =>
    (Array.isArray(top) ? (top as Json[]) : []).map(({ byClub }) => byClub as Json),
  );
  return {
    texts: [...new Set(activities.documents.map(({ topic }) => String(topic)))],
    figures: [...new Set(counts.filter((one) => Object.keys(one).length > 1).map(asStored))],
  };
};

test('R21 nothing restricted is readable in the profile’s files', async ({ world }) => {
  const server = await world.yearServer();
  const phone = await world.device(server, { kept: true, clockOffMs: 0 });
  // What a visitor is given is written by the same road, and in clear: what the scan must find.
  await phone.goto('/');
  await expectIndicator(phone.page, 'À jour');
  const published = await publishedOf(phone.page);
  await signIn(phone, LEAD);
  await expectIndicator(phone.page, 'À jour');
  const demo = await collectSecrets(phone.page);
  const token = await tokenOfPage(phone.page);
  await createActivity(phone.page, 'sport', 'Footing du dimanche');
  await startActivity(phone.page);
  const code = await openCheckIn(phone.page);
  await toKiosk(phone.page);
  await checkInAtKiosk(phone, code, {
    firstName: PLANTED.firstName,
    lastName: PLANTED.lastName,
    rating: 4,
    appreciation: PLANTED.appreciation,
    suggestion: PLANTED.suggestion,
  });
  await leaveKiosk(phone, LEAD);
  await expect(presentCount(phone.page)).toHaveText('1 présent');
  await writeNotes(phone.page, PLANTED.difficulties, PLANTED.debrief);
  await expectIndicator(phone.page, 'À jour');
  await expect(phone.page.getByText('Tout est arrivé')).toBeVisible();

  const participants = await pullAll(phone.page, 'participants', token);
  const planted = participants.documents.find(({ firstName }) => firstName === PLANTED.firstName);
  const programId = String(planted?.['programId']);
  expect(String(planted?.['id'])).toBe(`participant:sport:${keyOf(PLANTED.firstName, programId)}`);
  const attendances = await pullAll(phone.page, 'attendances', token);

  // What waits for the network, and an answer that lies in the kiosk while the phone is switched off.
  await phone.network.close();
  await writeNotes(phone.page, PLANTED.offline, PLANTED.debrief);
  await toKiosk(phone.page);
  await checkInAtKiosk(phone, code, { firstName: `${PLANTED.firstName}bis`, lastName: PLANTED.lastName });
  await enterCode(phone.page, code);
  await fillForm(phone.page, {
    firstName: `${PLANTED.firstName}ter`,
    lastName: PLANTED.lastName,
    appreciation: PLANTED.unsent,
  });
  await phone.switchOff();

  const rare = [
    ...Object.values(PLANTED),
    'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    // Secrets of check-in.
    ...demo.texts.filter((text) => /^[A-Z2-7]{32}$/.test(text)).slice(0, 30),
    // Keys of persons: who was here just now, who waits to be sent, and everybody else.
    ...['', 'bis', 'ter'].map((end) => keyOf(PLANTED.firstName + end, programId)),
    ...participants.documents.slice(0, 60).map(({ id }) => String(id).slice(-32)),
  ];
  expect(rare.length).toBeGreaterThan(80);
  expect(await findInProfile(phone.profileDir, rare)).toEqual([]);
  // Whole: words of them stand in the application's own texts.
  const figures = ratingFigures(attendances.documents);
  expect(figures.length).toBeGreaterThan(20);
  const common = [PASSPHRASE, LEAD, 'Aminata Tapsoba', token.slice(0, 60), ...figures];
  const found = await findInProfile(phone.profileDir, common, { whole: true });
  // The browser itself remembers which name was typed into a sign-in form; the application keeps it nowhere.
  const byBrowser = ['/Default/Login Data', '/Default/Web Data'];
  expect(found.filter(({ text, file }) => text !== LEAD || !byBrowser.includes(file))).toEqual([]);
  // The scan does see what lies in clear, texts and figures, so it would have seen those.
  const seen = async (sought: readonly string[], whole: boolean): Promise<string[]> => {
    const places = await findInProfile(phone.profileDir, sought, { whole });
    const texts = new Set(places.map(({ text }) => text));
    return sought.filter((one) => texts.has(one));
  };
  expect(published.texts.length).toBeGreaterThan(20);
  expect(await seen(published.texts, false)).toEqual(published.texts);
  expect(published.figures.length).toBeGreaterThan(20);
  expect(await seen(published.figures, true)).toEqual(published.figures);
});
