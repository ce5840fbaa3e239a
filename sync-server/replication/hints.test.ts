import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { VISITOR, type Actor } from '#schemas/rules/roles.ts';
import { createHintHub } from './hints.ts';
import { account, BOARD, LEAD, SPORT_LEAD } from './testing-sync.ts';

const CLUBS = ['informatique', 'sport'] as ClubSlug[];

function start() {
  vi.useFakeTimers();
  const hub = createHintHub({ clubs: () => CLUBS, debounceMs: 150, keepAliveMs: 20_000 });
  const listen = (actor: Actor): string[] => {
    const lines: string[] = [];
    hub.listen({ actor, send: (line) => void lines.push(line), end: () => void lines.push('end') });
    return lines;
  };
  return { hub, listen };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('hints', () => {
  it('gathers what changes in a moment into one line, and names each scope once', () => {
    const { hub, listen } = start();
    const lines = listen(BOARD);
    for (let times = 0; times < 50; times += 1) {
      hub.raise([{ collection: 'attendances', scope: CLUBS[0] as ClubSlug }]);
      hub.raise([{ collection: 'activities', scope: 'public' }]);
    }
    vi.advanceTimersByTime(150);
    expect(lines).toEqual([
      '{"changed":[{"collection":"attendances","scope":"informatique"},{"collection":"activities","scope":"public"}]}\n',
    ]);
  });

  it('makes one line for all listeners of equal rights, a thousand or more', () => {
    const { hub, listen } = start();
    const clubs = vi.fn(() => CLUBS);
    const counting = createHintHub({ clubs, debounceMs: 150 });
    const heard: string[][] = [];
    for (let n = 0; n < 1000; n += 1) {
      const lines: string[] = [];
      heard.push(lines);
      const actor = n % 2 === 0 ? VISITOR : account(n, 'club:sport:lead', 'board');
      counting.listen({ actor, send: (line) => void lines.push(line), end: () => {} });
    }
    counting.raise([{ collection: 'activities', scope: 'public' }]);
    vi.advanceTimersByTime(150);
    expect(heard.every((lines) => lines.length === 1)).toBe(true);
    expect(clubs).toHaveBeenCalledTimes(2);
    counting.close();
    expect(listen(VISITOR)).toEqual([]);
    hub.close();
  });

  it('sends nothing to those who may read none of what changed', () => {
    const { hub, listen } = start();
    const lines = [VISITOR, SPORT_LEAD, account(8), account(9, 'admin')].map(listen);
    const entitled = listen(LEAD);
    hub.raise([{ collection: 'dossiers', scope: CLUBS[0] as ClubSlug }]);
    vi.advanceTimersByTime(150);
    expect(lines.flat()).toEqual([]);
    expect(entitled).toHaveLength(1);
  });

  it('keeps lines open, ends them when it closes, and listens to nobody after', () => {
    const { hub, listen } = start();
    const lines = listen(VISITOR);
    vi.advanceTimersByTime(40_000);
    expect(lines).toEqual(['\n', '\n']);
    hub.close();
    expect(lines.at(-1)).toBe('end');
    hub.raise([{ collection: 'activities', scope: 'public' }]);
    vi.advanceTimersByTime(1_000);
    expect(lines).toHaveLength(3);
    expect(listen(VISITOR)).toEqual(['end']);
  });
});
