import { describe, expect, it } from 'vitest';
import type { Actor } from '#schemas/rules/roles.ts';
import { placesToInvite, roleToInvite } from './invite-roles.ts';

const clubs = [
  { clubId: 'sport', name: 'Sport' },
  { clubId: 'anglais', name: 'Anglais' },
];
const actor = (...roles: string[]): Actor => ({ kind: 'account', id: 'account:1', roles });

describe('whom one may invite', () => {
  it('R21 the administrator invites everybody, the board everybody but administrators', () => {
    expect(placesToInvite(actor('admin'), clubs).map(({ place }) => place)).toEqual([
      'board',
      'admin',
      'sport',
      'anglais',
    ]);
    const board = placesToInvite(actor('board'), clubs);
    expect(board.map(({ place }) => place)).toEqual(['board', 'sport', 'anglais']);
    expect(board[1]?.posts).toEqual(['lead', 'treasurer', 'officer']);
  });

  it('R21 a lead invites the own bureau and no other lead', () => {
    expect(placesToInvite(actor('club:sport:lead'), clubs)).toEqual([
      { place: 'sport', posts: ['treasurer', 'officer'] },
    ]);
    expect(placesToInvite(actor('club:sport:officer'), clubs)).toEqual([]);
  });

  it('a role is a place and, in a club, a post; where there is one place it need not be chosen', () => {
    const all = placesToInvite(actor('admin'), clubs);
    expect(roleToInvite(all, undefined, undefined)).toBeUndefined();
    expect(roleToInvite(all, 'board', undefined)).toBe('board');
    expect(roleToInvite(all, 'board', 'lead')).toBe('board');
    expect(roleToInvite(all, 'sport', undefined)).toBeUndefined();
    expect(roleToInvite(all, 'sport', 'lead')).toBe('club:sport:lead');
    const own = placesToInvite(actor('club:sport:lead'), clubs);
    expect(roleToInvite(own, undefined, 'officer')).toBe('club:sport:officer');
    expect(roleToInvite(own, undefined, 'lead')).toBeUndefined();
  });
});
