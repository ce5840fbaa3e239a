import { expect, test } from 'vitest';
import { createFormat } from '#app/i18n/format.ts';
import { fr } from '#app/i18n/fr/messages.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { AccountId, ClubSlug } from '#schemas/primitives/ids.ts';
import { deviceList } from './device-lines.ts';

const NOW = Date.UTC(2026, 2, 14, 15);
const device = (displayName: string, lastContactAt: string | null, club?: string) => ({
  accountId: `account:${'0'.repeat(26)}` as AccountId,
  displayName,
  clubs: club === undefined ? [] : [club as ClubSlug],
  device: lastContactAt === null ? '' : 'Firefox',
  lastContactAt: lastContactAt as Instant | null,
});
const listOf = (...devices: readonly ReturnType<typeof device>[]) =>
  deviceList({ askedAtMs: NOW, devices }, (club) => club.toUpperCase(), fr, createFormat('fr'));

test('R20 names the silent device, for how long, and whose it is', () => {
  const { title, sub, lines } = listOf(
    device('Yacouba Konaté', '2026-03-02T14:00:00.000Z', 'sport'),
    device('Nadège Bationo', '2026-03-14T14:05:00.000Z'),
  );
  expect(title).toBe('L’appareil de Yacouba Konaté ne synchronise plus');
  expect(sub).toContain('1 sur 2.');
  expect(lines.map(({ name, status, isQuiet }) => [name, status, isQuiet])).toEqual([
    ['Yacouba Konaté', 'depuis 12 jours', true],
    ['Nadège Bationo', 'À jour', false],
  ]);
  expect(lines[0]?.detail).toContain('SPORT · Firefox');
});

test('R20 puts who has a device and is silent before who never had one, and both before the others', () => {
  const { title, lines } = listOf(
    device('Jamais', null),
    device('Muet', '2026-01-01T00:00:00.000Z'),
    device('Présente', '2026-03-14T14:05:00.000Z'),
  );
  expect(title).toBe('2 personnes n’ont pas synchronisé');
  expect(lines.map(({ name }) => name)).toEqual(['Muet', 'Jamais', 'Présente']);
});

test('R20 says so when nothing is missing', () => {
  expect(listOf(device('Présente', '2026-03-14T14:05:00.000Z')).title).toBe('Tous les appareils sont à jour');
});
