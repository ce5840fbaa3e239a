/** R8, R39, R43: the optional photo of an attendee. From an own phone it goes after the answer, from the kiosk with the host's photos; both wait for approval. */
import { createActivity, openCheckIn, presentCount, startActivity, toKiosk } from '#e2e/fixtures/activity.ts';
import {
  addPhoto,
  agreement,
  codeField,
  enterCode,
  fillForm,
  submitForm,
  thanks,
} from '#e2e/fixtures/check-in.ts';
import { expectIndicator, whenKept } from '#e2e/fixtures/device.ts';
import { checkPage, expectContrast } from '#e2e/fixtures/page-checks.ts';
import { openActivity } from '#e2e/fixtures/pages.ts';
import { person } from '#e2e/fixtures/people.ts';
import { agreeAndPublish, allDrawn, cameraPhoto, fileOf, shownPhotos } from '#e2e/fixtures/photos.ts';
import { leaveKiosk, signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.informatique@demo.test';
const TOPIC = 'Sortie de club';
const [OWN, GUEST, OFFLINE] = [person(0), person(1), person(2)];

test('R8 R39 R43 an attendee adds a photo on an own phone and at the kiosk; the bureau approves both', async ({
  world,
}) => {
  const server = await world.demoServer();
  const host = await world.device(server, { clockOffMs: 0 });
  const { page } = host;
  await signIn(host, LEAD);
  await expectIndicator(page, 'À jour');
  const activity = await createActivity(page, 'informatique', TOPIC);
  await startActivity(page);
  const code = await openCheckIn(page);
  await expectIndicator(page, 'À jour');

  const own = await world.device(server);
  await own.goto(`/presence/${activity.ulid}`);
  await enterCode(own.page, code);
  await fillForm(own.page, OWN);
  await addPhoto(own.page, fileOf('texte.jpg', 'Ceci n’est pas une photo'));
  await expect(own.page.getByText(/^Cette image ne peut pas être jointe/)).toBeVisible();
  await addPhoto(own.page, await cameraPhoto(1));
  await expect(own.page.getByRole('img', { name: 'Votre photo' })).toBeVisible();
  await submitForm(own.page);
  await expect(own.page.getByText(/^Cochez cette case si elles sont d’accord/)).toBeVisible();
  await checkPage(own.page, 'the form with a photo');
  await own.page.emulateMedia({ colorScheme: 'dark' });
  await expectContrast(own.page, 'the form with a photo, dark');
  await agreement(own.page).check();
  await test.step('whoever goes back from the QR to correct the answer still has the photo, as after a reload', async () => {
    await whenKept(own.page);
    await own.network.close();
    await submitForm(own.page);
    await expect(own.page.getByRole('heading', { name: /^Montrez ce carré/ })).toBeVisible();
    await own.page.getByRole('button', { name: 'Corriger ma réponse' }).click();
    await expect(own.page.getByRole('img', { name: 'Votre photo' })).toBeVisible();
    await expect(agreement(own.page)).toBeChecked();
    await submitForm(own.page);
    await own.page.reload();
    await expect(own.page.getByRole('heading', { name: /^Montrez ce carré/ })).toBeVisible();
    await own.page.getByRole('button', { name: 'Corriger ma réponse' }).click();
    await expect(own.page.getByRole('img', { name: 'Votre photo' })).toBeVisible();
    await submitForm(own.page);
    await expect(own.page.getByText(/une photo ne voyage pas par le QR/)).toBeVisible();
    await own.network.open();
  });
  await expect(thanks(own.page, OWN.firstName)).toBeVisible();
  await expect(own.page.getByText('Votre photo est arrivée au bureau du club.')).toBeVisible();
  await checkPage(own.page, 'the thanks after a photo');
  await expect(page.getByText('Une photo à publier')).toBeVisible();

  // Without a network the answer goes by QR, and it is said that no photo does.
  await own.page.reload();
  await whenKept(own.page);
  await own.network.close();
  await own.page.reload();
  await enterCode(own.page, code);
  await expect(own.page.getByText(/une photo ne voyage pas par le QR/)).toBeVisible();
  await expect(own.page.getByRole('button', { name: 'Ajouter une photo' })).toHaveCount(0);
  await fillForm(own.page, OFFLINE);
  await submitForm(own.page);
  await expect(own.page.getByRole('heading', { name: /^Montrez ce carré/ })).toBeVisible();

  await host.network.close();
  await toKiosk(page);
  await enterCode(page, code);
  await fillForm(page, GUEST);
  await addPhoto(page, await cameraPhoto(2));
  await agreement(page).check();
  await checkPage(page, 'the kiosk with a photo');
  await submitForm(page);
  await expect(thanks(page, GUEST.firstName)).toBeVisible();
  await host.letPass(2_500);
  await expect(codeField(page)).toBeVisible();
  await leaveKiosk(host, LEAD);
  await expect(presentCount(page)).toHaveText('2 présents');
  await expect(page.getByText('2 photos à publier')).toBeVisible();
  await host.network.open();
  await expectIndicator(page, 'À jour');
  await openActivity(page, 'informatique', TOPIC);
  await page.getByRole('button', { name: 'Vérifier et publier' }).click();
  await agreeAndPublish(page);
  await expectIndicator(page, 'À jour');

  const visitor = await world.device(server);
  await visitor.goto(activity.path);
  await expect(shownPhotos(visitor.page)).toHaveCount(2);
  await expect.poll(() => allDrawn(visitor.page)).toBe(true);
});
