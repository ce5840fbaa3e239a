import { afterEach, describe, expect, it } from 'vitest';
import { loadBlake2bHex } from '#app/crypto/blake2b.ts';
import { personKey } from '#schemas/primitives/person-key.ts';
import { err } from '#schemas/primitives/result.ts';
import { createKioskStore, type KioskStore } from './kiosk-store.ts';
import { PREPARED_PHOTO } from '../photos/testing-photo.ts';
import { answerOf, clock, closePhones, takePhone, ULID } from './testing-kiosk.ts';

afterEach(closePhones);

describe('kiosk photos', () => {
  it('R8 R39 move once into the outbox of the host to whom they were sealed', async () => {
    const { kiosk, database, host } = takePhone();
    const [awa, ali] = [host(1), host(2)];
    await awa.begin();
    expect(await kiosk.takePhoto(ULID, PREPARED_PHOTO)).toEqual({ ok: true, value: true });
    await ali.begin();
    await kiosk.takePhoto(ULID, { ...PREPARED_PHOTO, sha256: 'b'.repeat(64) });
    await ali.open().importAnswers();
    await ali.open().importAnswers();
    expect([ali.pictures, awa.pictures]).toEqual([[`b of activity:${ULID}`], []]);
    await awa.open().importAnswers();
    expect(awa.pictures).toEqual([`a of activity:${ULID}`]);
    expect(await database.photos.count()).toBe(0);
  });

  it('lie sealed', async () => {
    const { kiosk, database, host } = takePhone();
    await host(1).begin();
    await kiosk.takePhoto(ULID, PREPARED_PHOTO);
    expect(JSON.stringify(await database.photos.toArray())).not.toContain('a'.repeat(64));
  });
});

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

  it('of one person are counted once, as long as the kiosk’s page stays open', async () => {
    const { kiosk, database, host } = takePhone();
    await host(1).begin();
    const greet = async (store: KioskStore, name: string) => {
      const taken = await store.takeAnswer(ULID, answerOf(name));
      return taken.ok ? [taken.value.ordinal, taken.value.already] : taken.error;
    };
    expect(await greet(kiosk, 'Zongo')).toEqual([1, false]);
    expect(await greet(kiosk, 'Kaboré')).toEqual([2, false]);
    expect(await greet(kiosk, ' zongo ')).toEqual([1, true]);
    expect(await greet(createKioskStore({ clock, database }), 'Zongo')).toEqual([3, false]);
  });

  it('lie sealed: the kiosk’s own rows hold no name, no text and nothing that comes from a name', async () => {
    const { kiosk, database, host } = takePhone();
    await host(1).begin();
    await kiosk.takeAnswer(ULID, answerOf('Zongo'));
    const rows = await Promise.all(database.tables.map((table) => table.toArray()));
    expect(JSON.stringify(rows)).not.toMatch(/Zongo|Awa|prises|123456/i);
    const hash = await loadBlake2bHex();
    const key = personKey(answerOf('Zongo'), hash);
    const { salt } = (await database.kiosks.toArray())[0] ?? { salt: '' };
    for (const guess of [key, hash(salt + key)]) expect(JSON.stringify(rows)).not.toContain(guess);
  });
});
