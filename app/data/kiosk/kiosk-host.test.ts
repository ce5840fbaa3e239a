import 'fake-indexeddb/auto';
import { firstValueFrom } from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import { err, ok } from '#schemas/primitives/result.ts';
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
