import { describe, expect, it } from 'vitest';
import type { Workspace } from './workspace.ts';
import { exportUnsent, holdsMore, isNothing, NOTHING_UNSENT, readUnsent, type Unsent } from './unsent.ts';

/** The kiosk's first answer is taken over when asked, and waits like any other write from then on. */
const holder = () => {
  const pending = [{ wire: { topic: 'Atelier' } }];
  return {
    sync: { pending: () => Promise.resolve(pending) },
    rejected: { all: () => Promise.resolve([1, 2]), exportJson: () => Promise.resolve('["refusé"]') },
    kiosk: {
      importAnswers: () => {
        pending.push({ wire: { topic: 'Reprise' } });
        return Promise.resolve({
          imported: 1,
          ofOthers: 5,
          rejected: [{ seq: 1 }, { seq: 2 }, { seq: 3 }],
          rejectedPhotos: [1, 2, 3, 4, 5],
        });
      },
      exportJson: () => Promise.resolve('["réponse"]'),
      photos: { exportJson: () => Promise.resolve('["photo de la borne"]') },
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
      kioskPhotoCount: 5,
    });
  });

  it('R60 can be taken along whole', async () => {
    expect(JSON.parse(await exportUnsent(holder()))).toEqual({
      refused: ['refusé'],
      pending: [{ wire: { topic: 'Atelier' } }],
      kioskAnswers: ['réponse'],
      kioskPhotos: ['photo de la borne'],
      drafts: [{ key: 'new-activity:sport', value: { topic: 'Brouillon' } }],
      photos: ['photo'],
    });
  });

  it.each(Object.keys(NOTHING_UNSENT) as (keyof Unsent)[])(
    'is more than was named when there is one more in %s',
    (name) => {
      const named = { ...NOTHING_UNSENT, pendingCount: 2, photoCount: 4, [name]: 3 };
      expect(isNothing({ ...NOTHING_UNSENT, [name]: 1 })).toBe(false);
      expect(holdsMore({ ...named, [name]: named[name] + 1 }, named)).toBe(true);
      expect(holdsMore({ ...named, [name]: named[name] - 1 }, named)).toBe(false);
    },
  );
});
