import { describe, expect, test } from 'vitest';
import { editedFields, editOf, withEdit } from './edited-fields.ts';

describe('what a form changed', () => {
  test('is what differs from what it was opened on', () => {
    const { base } = editOf({ name: 'Awa', place: 'A' });
    expect(editedFields(base, { name: 'Awa', place: 'B' })).toEqual({ place: 'B' });
  });

  test('a list that was read again from a kept draft is the same list', () => {
    const kept = JSON.parse(JSON.stringify(editOf({ activities: ['a'], when: '1' }))) as {
      base: object;
      values: object;
    };
    expect(editedFields(kept.base, kept.values)).toEqual({});
  });

  test('a consent that was withdrawn meanwhile is not given back by an old draft', () => {
    const opened = { phone: '70', isPublished: true };
    const draft = { base: opened, values: { ...opened, phone: '71' } };
    expect(withEdit({ phone: '70', isPublished: false }, draft)).toEqual({ phone: '71', isPublished: false });
  });
});
