import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AuthorId, ClubSlug } from '../primitives/ids.ts';
import { documentArbitrary } from '../testing/arbitraries.ts';
import { COLLECTIONS, type Collection } from './collections.ts';
import { DOCUMENT_SCHEMAS } from './documents.ts';

const OPTIONS = {
  clubIds: ['sport', 'art-oratoire'] as ClubSlug[],
  authors: ['service:setup', 'account:01J00000000000000000000000'] as AuthorId[],
};
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const isValid = (collection: Collection, document: Json): boolean =>
  DOCUMENT_SCHEMAS[collection].safeParse(document).success;

/** The document once for each place that `change` alters: `change` gives undefined for places it leaves alone. */
const altered = (value: Json, change: (part: Json) => Json | undefined): Json[] => {
  const whole = change(value);
  const parts: Json[] = [];
  if (Array.isArray(value)) {
    value.forEach((part, index) => {
      for (const next of altered(part, change))
        parts.push(value.map((other, at) => (at === index ? next : other)));
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      for (const next of altered(part, change)) parts.push({ ...value, [name]: next });
    }
  }
  return whole === undefined ? parts : [whole, ...parts];
};

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

describe.each(COLLECTIONS)('documents of %s', (collection) => {
  const documents = documentArbitrary(collection, OPTIONS).map(toJson);
  const everyVariantIsRefused = (change: (part: Json) => Json | undefined, numRuns = 25) => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const variant of altered(document, change)) {
          if (isValid(collection, variant)) throw new Error(`taken: ${JSON.stringify(variant)}`);
        }
      }),
      { numRuns },
    );
  };

  test('pass, and are the same after a journey as JSON', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(DOCUMENT_SCHEMAS[collection].parse(document)).toEqual(document);
      }),
    );
  });

  test('refuse an unknown field, at any depth', () => {
    everyVariantIsRefused((part) => (isObject(part) ? { ...part, 'Extra field': 1 } : undefined));
    everyVariantIsRefused((part) => (isObject(part) ? { ...part, _attachments: {} } : undefined));
  });

  test('refuse a missing field', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const name of Object.keys(document as object)) {
          const rest = Object.fromEntries(
            Object.entries(document as object).filter(([other]) => other !== name),
          );
          if (isValid(collection, rest as Json)) throw new Error(`taken without ${name}`);
        }
      }),
      { numRuns: 25 },
    );
  });

  test.each(['\u0000', '\u0007', '\u001B', '\u007F', '\u0085', '\r'])(
    'refuse the control character %j in any text',
    (character) => {
      everyVariantIsRefused((part) => (typeof part === 'string' ? part + character : undefined), 15);
    },
  );

  test('refuse texts, numbers and lists without measure', () => {
    everyVariantIsRefused((part) => (typeof part === 'string' ? 'a'.repeat(20_000) : undefined));
    everyVariantIsRefused((part) => (typeof part === 'number' ? 1e12 : undefined));
    // An action's place in its programme may lie between two others.
    if (collection !== 'actions') {
      everyVariantIsRefused((part) => (typeof part === 'number' ? part + 0.5 : undefined));
    }
    everyVariantIsRefused((part) =>
      Array.isArray(part) && part.length > 0
        ? Array.from({ length: 1000 }, () => part[0] ?? null)
        : undefined,
    );
  });

  test('refuse another type in the place of any value', () => {
    for (const other of [true, [], {}, 0, '\n'] as Json[]) {
      everyVariantIsRefused((part) => {
        const isContainer = typeof part === 'object' && part !== null;
        const isSame = typeof part === typeof other && !isContainer;
        // An empty list or object is a value like others where one is expected.
        return isContainer || part === null || isSame ? undefined : other;
      }, 15);
    }
  });

  test('can be described as JSON schema, for the local database and the protocol', () => {
    const described = z.toJSONSchema(DOCUMENT_SCHEMAS[collection], { io: 'input', unrepresentable: 'any' });
    expect(JSON.stringify(described)).toContain('"createdAt"');
  });
});

describe('texts', () => {
  const activity = fc.sample(documentArbitrary('activities', OPTIONS), { numRuns: 1, seed: 5 })[0];
  const takes = (fields: object): boolean =>
    DOCUMENT_SCHEMAS.activities.safeParse({ ...activity, ...fields }).success;

  test('long ones may have lines, short ones not', () => {
    expect(takes({ description: 'Une ligne\n\tdeux lignes' })).toBe(true);
    expect(takes({ topic: 'Une ligne\ndeux lignes' })).toBe(false);
    expect(takes({ venue: 'Salle 1\n' })).toBe(false);
  });

  test('a required one is not made of spaces', () => {
    expect(takes({ topic: ' \u00A0 ' })).toBe(false);
    expect(takes({ topic: '\u200B\u00AD' })).toBe(false);
    expect(takes({ venue: '' })).toBe(true);
  });
});

test('R30 a dossier takes no check-in secret too short to make codes of', () => {
  const withSecret = (length: number): Json => ({
    ...(toJson(fc.sample(documentArbitrary('dossiers', OPTIONS), { numRuns: 1, seed: 1 })[0]) as object),
    checkIn: {
      secretBase32: 'A'.repeat(length),
      counter: 0,
      openedAt: '2026-03-20T15:00:00.000Z',
      openedBy: 'account:01J00000000000000000000000',
      closedAt: null,
    },
  });
  expect([25, 26, 64, 65].map((length) => isValid('dossiers', withSecret(length)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
