import { describe, expect, it } from 'vitest';
import { createDraftMemory, isDraftMessage, KIOSK_IDLE_MS } from './draft-memory.ts';
import { createKioskDraft, type DraftWorker } from './kiosk-draft.ts';

const FIELDS = { firstName: 'Awa', lastName: 'Ouédraogo' };

/** The worker's side as app/pwa/service-worker.ts wires it. */
const running = () => {
  let nowMs = 0;
  const memory = createDraftMemory(() => nowMs);
  const worker: DraftWorker = {
    postMessage: (message, [port]) => {
      const answer = memory.heed(structuredClone(message));
      if (port instanceof MessagePort) port.postMessage(answer);
    },
  };
  return { worker, letPass: (ms: number) => void (nowMs += ms) };
};

describe('the draft of the kiosk', () => {
  it('is there after a reload of the page, for the same activity alone', async () => {
    const { worker } = running();
    createKioskDraft('A', () => Promise.resolve(worker)).keep(FIELDS);
    expect(await createKioskDraft('A', () => Promise.resolve(worker)).kept()).toEqual(FIELDS);
    expect(await createKioskDraft('B', () => Promise.resolve(worker)).kept()).toBeUndefined();
  });

  it('is forgotten when the answer was taken', async () => {
    const { worker } = running();
    const draft = createKioskDraft('A', () => Promise.resolve(worker));
    draft.keep(FIELDS);
    draft.forget();
    expect(await draft.kept()).toBeUndefined();
  });

  it('is forgotten after two minutes without a touch, though the form still stands', async () => {
    const { worker, letPass } = running();
    const draft = createKioskDraft('A', () => Promise.resolve(worker));
    draft.keep(FIELDS);
    expect(await draft.kept()).toEqual(FIELDS);
    letPass(KIOSK_IDLE_MS - 1);
    worker.postMessage({ type: 'KIOSK_DRAFT', act: 'stay' }, []);
    expect(await draft.kept()).toEqual(FIELDS);
    letPass(1);
    expect(await draft.kept()).toBeUndefined();
  });

  it('is simply not kept without a worker', async () => {
    const draft = createKioskDraft('A', () => Promise.resolve(null));
    draft.keep(FIELDS);
    expect(await draft.kept()).toBeUndefined();
    expect(isDraftMessage({ type: 'SKIP_WAITING' })).toBe(false);
  });
});
