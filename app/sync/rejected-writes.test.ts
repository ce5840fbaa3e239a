import { afterEach, describe, expect, it } from 'vitest';
import { account, activity, LEAD } from '#server/replication/testing-sync.ts';
import { openTestDevice, type TestDevice } from './testing-device.ts';
import type { SyncTransport } from './transport.ts';

const NO_SERVER = {} as SyncTransport;

let device: TestDevice | undefined;
afterEach(() => device?.close());

describe('R21 a refused write', () => {
  it.each([
    ['may be sent again by somebody who may write it', LEAD, { ok: true }, 0],
    [
      'stays in the list when the rules say no before the server would',
      account(1),
      { ok: false, error: { type: 'refused', code: 'forbidden' } },
      1,
    ],
  ])('%s', async (_, actor, outcome, left) => {
    device = await openTestDevice({
      name: `rejected-${Math.random()}`,
      actor,
      transport: NO_SERVER,
      collections: ['activities'],
    });
    const document = activity(1);
    const { id } = document;
    const refused = { id, document, base: null, steps: [], at: 1, code: 'scope_lost' } as const;
    await device.rejected.save([{ ...refused, collection: 'activities' }]);
    const [kept] = await device.rejected.all();
    expect(await device.rejected.resend(kept?.key ?? '')).toMatchObject(outcome);
    expect(await device.rejected.all()).toHaveLength(left);
    expect(await device.read('activities', document.id)).toEqual(
      outcome.ok ? expect.objectContaining({ topic: document.topic }) : undefined,
    );
  });

  it('puts back what was typed alone, though what it was based on is older than what lay here', async () => {
    device = await openTestDevice({
      ...{ name: `rejected-${Math.random()}`, actor: LEAD, transport: NO_SERVER },
      collections: ['activities'],
    });
    const base = { ...activity(1), topic: 'first', venue: 'A' };
    const step = { at: base.updatedAt, by: LEAD.id, changes: { venue: 'B' } };
    const typed = { ...base, topic: 'second', venue: 'B' };
    const there = { ...base, topic: 'third' };
    const common = { collection: 'activities', id: base.id, at: 1 } as const;
    await device.rejected.save([
      { ...common, document: there, base: null, steps: [], code: 'scope_lost' },
      { ...common, document: typed, base, steps: [step], code: 'forbidden' },
    ]);
    for (const { key } of await device.rejected.all()) await device.rejected.resend(key);
    expect(await device.read('activities', base.id)).toMatchObject({ topic: 'third', venue: 'B' });
  });

  it('keeps another one of the same moment beside it, and the same one once', async () => {
    device = await openTestDevice({
      ...{ name: `rejected-${Math.random()}`, actor: LEAD, transport: NO_SERVER },
      collections: ['activities'],
    });
    // A clock that is behind gives both the moment after the server's state, to which the first refusal went back.
    const kept = { collection: 'activities', base: null, steps: [], at: 1, code: 'forbidden' } as const;
    const writes = ['Soudure', 'Câblage'].map((topic) => {
      const document = { ...activity(1), topic };
      return { ...kept, id: document.id, document };
    });
    for (const write of writes) await device.rejected.save([write]);
    await device.rejected.save(writes);
    const topics = (await device.rejected.all()).map(({ document }) => document);
    expect(topics).toHaveLength(2);
    expect(topics).toEqual(expect.arrayContaining(writes.map(({ document }) => document)));
  });
});
