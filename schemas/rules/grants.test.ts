import { describe, expect, it } from 'vitest';
import { mayGrant, mayInvite, roleChangeProblem } from './grants.ts';
import { VISITOR, type Actor } from './roles.ts';

const having = (...roles: string[]): Actor => ({ kind: 'account', id: 'account:x', roles });

const ROLES = [
  'admin',
  'board',
  'club:sport:lead',
  'club:sport:treasurer',
  'club:sport:officer',
  'club:anglais:officer',
];

describe('grants', () => {
  it.each([
    ['admin', ROLES],
    ['board', ROLES.slice(1)],
    ['club:sport:lead', ['club:sport:treasurer', 'club:sport:officer']],
    ['club:sport:treasurer', []],
    ['club:sport:officer', []],
    ['club:anglais:lead', ['club:anglais:officer']],
  ])('R21 %s gives exactly %j', (role, given) => {
    expect(ROLES.filter((wanted) => mayGrant(having(role), wanted))).toEqual(given);
    expect(mayInvite(having(role))).toBe(given.length > 0);
  });

  it('R21 visitors and services give nothing, and nobody gives what is no role', () => {
    const service: Actor = { kind: 'service', service: 'setup' };
    for (const actor of [VISITOR, service, having()]) {
      expect(ROLES.filter((wanted) => mayGrant(actor, wanted))).toEqual([]);
      expect(mayInvite(actor)).toBe(false);
    }
    for (const role of ['_admin', '', 'club:aesi:lead', 'club:sport:chief', 'root']) {
      expect(mayGrant(having('admin'), role)).toBe(false);
    }
  });

  it('R21 R62 a change is judged by what its author saw and may give', () => {
    const officer = ['club:sport:officer'];
    const promoted = { base: officer, roles: ['club:sport:lead'] };
    expect(roleChangeProblem(having('board'), officer, promoted)).toBeUndefined();
    expect(roleChangeProblem(having('club:sport:lead'), officer, promoted)).toBe('forbidden');
    expect(roleChangeProblem(having('board'), [...officer, 'board'], promoted)).toBe('roles_stale');
    expect(roleChangeProblem(having('admin'), officer, { base: officer, roles: officer })).toBe('forbidden');
  });
});
