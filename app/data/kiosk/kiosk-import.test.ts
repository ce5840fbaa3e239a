import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { err } from '#schemas/primitives/result.ts';
import { answerOf, closePhones, takePhone, ULID } from './testing-kiosk.ts';

afterEach(closePhones);

describe('kiosk answers', () => {
  it('R7 move into the host’s database in the order in which they were given, once', async () => {
    const { kiosk, host } = takePhone();
    const awa = host(1);
    await awa.begin();
    for (const name of ['Zongo', 'Kaboré'])
      expect((await kiosk.takeAnswer(ULID, answerOf(name))).ok).toBe(true);
    expect(await awa.importAnswers()).toEqual({ imported: 2, ofOthers: 0, rejected: [] });
    expect(await awa.importAnswers()).toEqual({ imported: 0, ofOthers: 0, rejected: [] });
    expect(awa.names).toEqual(['Zongo', 'Kaboré']);
  });

  it('stay in the kiosk when the host’s database cannot take them', async () => {
    const { kiosk, host } = takePhone();
    const awa = host(1);
    await awa.begin();
    await kiosk.takeAnswer(ULID, answerOf('Zongo'));
    expect(await awa.importAnswers(() => err({ type: 'storage_full' }))).toMatchObject({
      imported: 0,
      rejected: [{ topic: 'Tournoi', reason: { type: 'storage_full' }, answer: { lastName: 'Zongo' } }],
    });
    await kiosk.end(ULID);
    expect(await awa.importAnswers()).toEqual({ imported: 1, ofOthers: 0, rejected: [] });
  });

  it('wait for the host to whom they were sealed when somebody else takes the kiosk up', async () => {
    const { kiosk, host } = takePhone();
    const [awa, ali] = [host(1), host(2)];
    await awa.begin();
    await kiosk.takeAnswer(ULID, answerOf('Zongo'));
    await ali.begin();
    await kiosk.takeAnswer(ULID, answerOf('Kaboré'));
    expect(await ali.importAnswers()).toEqual({ imported: 1, ofOthers: 1, rejected: [] });
    expect(ali.names).toEqual(['Kaboré']);
    expect(await awa.importAnswers()).toEqual({ imported: 1, ofOthers: 0, rejected: [] });
    expect(awa.names).toEqual(['Zongo']);
  });

  it('lie sealed: the kiosk’s own rows hold no name and no text', async () => {
    const { kiosk, database, host } = takePhone();
    await host(1).begin();
    await kiosk.takeAnswer(ULID, answerOf('Zongo'));
    const rows = await Promise.all(
      [database.kiosks, database.answers, database.persons].map((t) => t.toArray()),
    );
    expect(JSON.stringify(rows)).not.toMatch(/Zongo|Awa|prises|123456/i);
  });
});
