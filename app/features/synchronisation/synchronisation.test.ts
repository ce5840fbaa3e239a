import { describe, expect, it } from 'vitest';
import { fr } from '#app/i18n/fr/messages.ts';
import { INITIAL_STATUS } from '#app/sync/status.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { editedTexts, subjectsOf } from './describe.ts';
import { lookOf } from './status-card.tsx';

const online = { ...INITIAL_STATUS, connection: 'online' } as const;
const document = (fields: Record<string, unknown>): StoredDocument => fields as unknown as StoredDocument;

describe('R60 how sync stands', () => {
  it('is never «all arrived» while something is refused', () => {
    expect(lookOf({ ...online, rejectedCount: 1 }, fr.sync)).toMatchObject({
      tone: 'red',
      title: '1 changement refusé',
    });
    expect(lookOf({ ...online, rejectedCount: 2, pendingCount: 3 }, fr.sync).title).toBe(
      '2 changements refusés',
    );
    expect(lookOf({ ...online, connection: 'offline', rejectedCount: 1 }, fr.sync).tone).toBe('neutral');
    expect(lookOf(online, fr.sync).tone).toBe('green');
  });
});

describe('what waits and what was refused', () => {
  it('names activities by their topic, each once, and people where there is no activity', () => {
    const topics: Record<string, string> = { 'activity:1': 'Python' };
    const documents = [
      document({ activityId: 'activity:1' }),
      document({ activityId: 'activity:1' }),
      document({ activityId: 'activity:2' }),
      document({ topic: 'Débat' }),
      document({ firstName: 'Awa', lastName: 'Ouédraogo' }),
    ];
    expect(subjectsOf(documents, (id) => topics[id])).toEqual(['Python', 'Débat', 'Awa Ouédraogo']);
    expect(fr.sync.about(['Python', 'Débat', 'Awa'])).toBe('Python, Débat et 1 autre');
  });

  it('shows no former version where there was none', () => {
    const labels = { venue: 'Lieu', topic: 'Thème' };
    expect(editedTexts({ venue: 'Salle 1', topic: 'B' }, { venue: ' ', topic: 'A' }, labels)).toEqual([
      { name: 'venue', label: 'Lieu', mine: 'Salle 1', before: '' },
      { name: 'topic', label: 'Thème', mine: 'B', before: 'A' },
    ]);
  });
});
