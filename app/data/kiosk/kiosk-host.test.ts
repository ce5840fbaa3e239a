import { firstValueFrom } from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import { err, ok } from '#schemas/primitives/result.ts';
import { PREPARED_PHOTO } from '../photos/testing-photo.ts';
import { answerOf, closePhones, takePhone, ULID, type Take } from './testing-kiosk.ts';

afterEach(closePhones);

const FORBIDDEN: Take = () => err({ type: 'refused', code: 'forbidden' });

/** Awa hosts, and these answers were given. */
const withAnswers = async (...answers: ReturnType<typeof answerOf>[]) => {
  const phone = takePhone();
  const awa = phone.host(1);
  await awa.begin();
  for (const answer of answers) expect((await phone.kiosk.takeAnswer(ULID, answer)).ok).toBe(true);
  return { ...phone, awa };
};

describe('answers that the host’s database does not take', () => {
  it('R60 are kept and shown with their reason, and hold up no other', async () => {
    const { kiosk, awa } = await withAnswers(
      answerOf('Zongo'),
      answerOf('Kaboré', { programId: 'Pas Une Clé' }),
      answerOf('Barry'),
      answerOf('Sawadogo'),
    );
    const broken = new Error('a row that cannot be read');
    const host = awa.open(({ lastName }) => {
      if (lastName === 'Barry') throw broken;
      return lastName === 'Zongo' ? FORBIDDEN(answerOf('Zongo')) : ok({});
    });
    const outcome = await host.importAnswers();
    expect(outcome).toMatchObject({
      imported: 1,
      rejected: [
        { topic: 'Tournoi', reason: { type: 'refused', code: 'forbidden' }, answer: { lastName: 'Zongo' } },
        {
          reason: { type: 'invalid', fields: { programId: 'invalid_format' } },
          answer: { lastName: 'Kaboré' },
        },
        { reason: { type: 'failed' }, answer: { lastName: 'Barry' } },
      ],
    });
    expect(await firstValueFrom(host.rejected$)).toEqual(outcome.rejected);
    expect(awa.names).toEqual(['Sawadogo']);
    expect(awa.errors).toEqual([broken]);
    expect(await kiosk.waiting()).toHaveLength(3);
  });

  it('R60 sealed to a key that is gone, or moved to another activity, stay too', async () => {
    const { kiosk, database, awa } = await withAnswers(answerOf('Zongo'), answerOf('Kaboré'));
    const [first, second] = await database.answers.toArray();
    if (first === undefined || second === undefined) throw new Error('two answers');
    const record = await kiosk.load(ULID);
    if (record === undefined) throw new Error('no kiosk');
    const elsewhere = `activity:${ULID.replace(/1$/, '2')}`;
    await database.kiosks.add({ ...record, activityId: elsewhere });
    await database.answers.update(first.seq ?? 0, { activityId: elsewhere });
    const host = awa.open();
    expect((await host.importAnswers()).rejected).toMatchObject([{ reason: { type: 'unreadable' } }]);
    await database.answers.update(first.seq ?? 0, { activityId: second.activityId, sealed: 'AAAA' });
    expect((await host.importAnswers()).rejected).toMatchObject([
      { reason: { type: 'unreadable' }, answer: undefined, sealed: 'AAAA' },
    ]);
    expect(JSON.parse(await host.exportJson())).toMatchObject([{ topic: 'Tournoi', sealed: 'AAAA' }]);
    expect(awa.names).toEqual(['Kaboré']);
  });

  it('R60 can be corrected, and stay as they were until the correction is taken', async () => {
    const { kiosk, awa } = await withAnswers(answerOf('Zongo', { suggestion: 'une de trop' }));
    const host = awa.open(({ suggestion, lastName }) =>
      suggestion === '' && lastName === 'Zongo-Barry'
        ? ok({})
        : err({ type: 'invalid', fields: { suggestions: 'too_many_texts' } }),
    );
    const [kept] = (await host.importAnswers()).rejected;
    if (kept === undefined) throw new Error('nothing was kept');
    expect(await host.retry(kept.seq, { suggestion: '' })).toEqual({
      ok: false,
      error: { type: 'invalid', fields: { suggestions: 'too_many_texts' } },
    });
    expect(await firstValueFrom(host.rejected$)).toMatchObject([{ answer: { suggestion: 'une de trop' } }]);
    expect((await host.retry(kept.seq, { suggestion: '', lastName: 'Zongo-Barry' })).ok).toBe(true);
    expect(awa.names).toEqual(['Zongo-Barry']);
    expect(await firstValueFrom(host.rejected$)).toEqual([]);
    expect(await kiosk.waiting()).toEqual([]);
  });

  it('R60 can be exported and discarded, and that can be undone', async () => {
    const { kiosk, awa } = await withAnswers(answerOf('Zongo'), answerOf('Kaboré'));
    const host = awa.open(FORBIDDEN);
    const [first, second] = (await host.importAnswers()).rejected;
    if (first === undefined || second === undefined) throw new Error('two were kept');
    const exported = await host.exportJson([first.seq]);
    expect(exported).toContain('Zongo');
    expect(exported).not.toContain('Kaboré');
    const undo = await host.discard(first.seq);
    expect(await firstValueFrom(host.rejected$)).toMatchObject([{ seq: second.seq }]);
    expect(await kiosk.waiting()).toHaveLength(1);
    await undo();
    expect(await firstValueFrom(host.rejected$)).toMatchObject([{ seq: first.seq }, { seq: second.seq }]);
  });
});

describe('photos that the host’s outbox does not take', () => {
  /** Awa hosts, and photos of these letters were added. */
  const withPhotos = async (...letters: string[]) => {
    const phone = await withAnswers();
    for (const letter of letters)
      await phone.kiosk.takePhoto(ULID, { ...PREPARED_PHOTO, sha256: letter.repeat(64) });
    return phone;
  };

  it('R39 R60 are kept and shown with their reason, hold up no other, and are tried again at the next import', async () => {
    const { kiosk, database, awa } = await withPhotos('a', 'b', 'c', 'd', 'e');
    await database.photos.update(1, { sealed: 'AAAA' });
    const broken = new Error('a disk that does not write');
    let isFull = true;
    const host = awa.open(undefined, (letter) => {
      if (letter === 'b' && isFull) return err({ type: 'storage_full' });
      if (letter === 'c' && isFull) throw broken;
      // The outbox holds it by then, and says so.
      return letter === 'd' ? err({ type: 'refused', code: 'forbidden' }) : ok(true);
    });
    const { rejectedPhotos } = await host.importAnswers();
    expect(rejectedPhotos).toMatchObject([
      { seq: 1, topic: 'Tournoi', reason: 'unreadable' },
      { seq: 2, topic: 'Tournoi', reason: 'storage_full' },
      { seq: 3, topic: 'Tournoi', reason: 'failed' },
    ]);
    expect(await firstValueFrom(host.photos.rejected$)).toEqual(rejectedPhotos);
    expect(awa.errors).toEqual([broken]);
    expect(awa.pictures).toEqual([`e of activity:${ULID}`]);
    await kiosk.end(ULID);
    expect(await kiosk.load(ULID)).toBeDefined();
    isFull = false;
    expect((await host.importAnswers()).rejectedPhotos).toMatchObject([{ seq: 1 }]);
    expect(awa.pictures.slice(1)).toEqual([`b of activity:${ULID}`, `c of activity:${ULID}`]);
  });

  it('R60 do not open when they were moved to another activity', async () => {
    const { kiosk, database, awa } = await withPhotos('a');
    const record = await kiosk.load(ULID);
    if (record === undefined) throw new Error('no kiosk');
    const elsewhere = `activity:${ULID.replace(/1$/, '2')}`;
    await database.kiosks.add({ ...record, activityId: elsewhere });
    await database.photos.update(1, { activityId: elsewhere });
    expect((await awa.open().importAnswers()).rejectedPhotos).toMatchObject([{ reason: 'unreadable' }]);
    expect(awa.pictures).toEqual([]);
  });

  it('R60 can be tried again one by one, exported, and discarded, and that can be undone', async () => {
    const { kiosk, database, awa } = await withPhotos('a', 'b');
    await database.photos.update(1, { sealed: 'AAAA' });
    let isFull = true;
    const host = awa.open(undefined, () => (isFull ? err({ type: 'storage_full' }) : ok(true)));
    await host.importAnswers();
    expect(await host.photos.retry(2)).toEqual(err('storage_full'));
    expect(JSON.parse(await host.photos.exportJson())).toMatchObject([
      { topic: 'Tournoi', sealed: 'AAAA' },
      { topic: 'Tournoi', type: 'image/webp', base64: 'AQID' },
    ]);
    expect(JSON.parse(await host.photos.exportJson([2]))).toHaveLength(1);
    const undo = await host.photos.discard(1);
    expect(await firstValueFrom(host.photos.rejected$)).toMatchObject([{ seq: 2 }]);
    expect(await kiosk.waitingPhotos()).toHaveLength(1);
    await undo();
    expect(await firstValueFrom(host.photos.rejected$)).toMatchObject([{ seq: 1 }, { seq: 2 }]);
    isFull = false;
    expect(await host.photos.retry(2)).toEqual(ok(true));
    expect(await firstValueFrom(host.photos.rejected$)).toMatchObject([{ seq: 1 }]);
    expect(awa.pictures).toEqual([`b of activity:${ULID}`]);
  });
});

describe('forgetting a host', () => {
  it('leaves nothing of theirs, and what is sealed to somebody else', async () => {
    const { kiosk, database, gone, awa, host } = await withAnswers(answerOf('Zongo'));
    const ali = host(2);
    await ali.begin();
    await kiosk.takeAnswer(ULID, answerOf('Kaboré'));
    await kiosk.forgetHost(awa.accountId);
    expect(gone).toEqual([]);
    expect(await ali.importAnswers()).toMatchObject({ imported: 1, ofOthers: 0 });
    await kiosk.forgetHost(ali.accountId);
    expect(gone).toEqual([ULID]);
    expect(await Promise.all(database.tables.map((table) => table.count()))).toEqual([0, 0, 0]);
  });
});
