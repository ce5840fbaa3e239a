import { describe, expect, it } from 'vitest';
import type { Workspace } from './workspace.ts';
import { exportUnsent, holdsMore, isNothing, NOTHING_UNSENT, readUnsent } from './unsent.ts';

/** The kiosk's first answer is taken over when asked, and waits like any other write from then on. */
const holder = () => {
  const pending = [{ wire: { topic: 'Atelier' } }];
  return {
    sync: { pending: () => Promise.resolve(pending) },
    rejected: { all: () => Promise.resolve([1, 2]), exportJson: () => Promise.resolve('["refusé"]') },
    kiosk: {
      importAnswers: () => {
        pending.push({ wire: { topic: 'Reprise' } });
        return Promise.resolve({ imported: 1, ofOthers: 5, rejected: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] });
      },
      exportJson: () => Promise.resolve('["réponse"]'),
    },
    drafts: { all: () => Promise.resolve([{ key: 'new-activity:sport', value: { topic: 'Brouillon' } }]) },
    photos: {
      all: () => Promise.resolve([1, 2, 3, 4]),
      exportJson: () => Promise.resolve('["photo"]'),
    },
  } as unknown as Pick<Workspace, 'sync' | 'rejected' | 'kiosk' | 'drafts' | 'photos'>;
};

describe('what is on this device only', () => {
  it('R60 counts every kind, after taking over what the kiosk can hand over', async () => {
    expect(await readUnsent(holder())).toEqual({
      pendingCount: 2,
      rejectedCount: 2,
      answerCount: 3,
      draftCount: 1,
      photoCount: 4,
    });
  });

  it('R60 can be taken along whole', async () => {
    expect(JSON.parse(await exportUnsent(holder()))).toEqual({
      refused: ['refusé'],
      pending: [{ wire: { topic: 'Atelier' } }],
      kioskAnswers: ['réponse'],
      drafts: [{ key: 'new-activity:sport', value: { topic: 'Brouillon' } }],
      photos: ['photo'],
    });
  });

  it.each(['pendingCount', 'rejectedCount', 'answerCount', 'draftCount', 'photoCount'] as const)(
    'is more than was named when there is one more in %s',
    (name) => {
      const named = { pendingCount: 2, rejectedCount: 2, answerCount: 3, draftCount: 1, photoCount: 4 };
      expect(isNothing({ ...NOTHING_UNSENT, [name]: 1 })).toBe(false);
      expect(holdsMore({ ...named, [name]: named[name] + 1 }, named)).toBe(true);
      expect(holdsMore({ ...named, [name]: named[name] - 1 }, named)).toBe(false);
    },
  );
});
