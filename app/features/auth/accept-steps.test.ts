import { describe, expect, it } from 'vitest';
import { progressOf, stepBefore, stepsOf, stepToMend } from './accept-steps.ts';

describe('the steps of an invitation', () => {
  it('asks the first administrator who he is, an invited person not', () => {
    expect(stepsOf('installation')).toEqual(['identity', 'passphrase', 'second-factor', 'kit']);
    expect(stepsOf('invitation')).toEqual(['passphrase', 'second-factor', 'kit']);
    expect(progressOf('invitation', 'passphrase')).toEqual({ number: 1, total: 3 });
    expect(progressOf('installation', 'passphrase')).toEqual({ number: 2, total: 4 });
  });

  it('goes back, but never over the making of the account', () => {
    expect(stepBefore('installation', 'identity')).toBeUndefined();
    expect(stepBefore('installation', 'passphrase')).toBe('identity');
    expect(stepBefore('invitation', 'passphrase')).toBeUndefined();
    expect(stepBefore('invitation', 'second-factor')).toBe('passphrase');
    expect(stepBefore('invitation', 'kit')).toBeUndefined();
  });

  it('R25 a wrong code, a lost network and a busy server are mended where the code is', () => {
    for (const type of ['wrong_totp', 'offline', 'server_unavailable', 'derivation_failed'] as const) {
      expect(stepToMend('invitation', { type })).toBe('second-factor');
    }
    expect(stepToMend('invitation', { type: 'too_many_attempts', retryAfterSeconds: 30 })).toBe(
      'second-factor',
    );
    expect(stepToMend('installation', { type: 'invalid', fields: { totp: 'invalid' } })).toBe(
      'second-factor',
    );
  });

  it('leads back to the field that was refused', () => {
    expect(stepToMend('installation', { type: 'email_taken' })).toBe('identity');
    expect(stepToMend('installation', { type: 'invalid', fields: { email: 'not_an_email' } })).toBe(
      'identity',
    );
  });

  it('only another link mends a spent or expired one', () => {
    for (const type of ['invitation_invalid', 'invitation_expired', 'already_installed'] as const) {
      expect(stepToMend('invitation', { type })).toBe('link');
    }
    expect(stepToMend('invitation', { type: 'email_taken' })).toBe('link');
  });
});
