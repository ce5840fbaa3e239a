import { expect, test } from 'vitest';
import { knownContact, publicContact } from './contact.ts';

test('R12 a published contact is read apart into what can be called and what can be written to', () => {
  expect(publicContact({ contact: '+226 70 00 00 00 · awa@demo.test' })).toEqual({
    phone: '+226 70 00 00 00',
    email: 'awa@demo.test',
  });
  expect(publicContact({ contact: null })).toEqual({ phone: '', email: '' });
});

test('R12 the lead edits what the restricted half says, else what the card says', () => {
  const duty = { kind: 'contact', phone: '70 11 11 11', email: '' } as never;
  expect(knownContact({ contact: '70 22 22 22 · a@b.bf' }, duty)).toEqual({
    phone: '70 11 11 11',
    email: 'a@b.bf',
  });
  expect(knownContact({ contact: '70 22 22 22' }, undefined).phone).toBe('70 22 22 22');
});
