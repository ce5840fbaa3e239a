import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonProblem } from './json-scan.ts';

/** How deep brackets nest in the value's text. */
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

const PROTOTYPE = '__proto__';

const spaced = (text: string): string => text.replaceAll(':', ' \n:\t');

describe('findJsonProblem', () => {
  it('finds nothing in what JSON.stringify writes, up to its depth, and refuses it one level earlier', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.boolean(), (value, isIndented) => {
        const text = JSON.stringify(value, null, isIndented ? 2 : 0);
        fc.pre(!text.includes(PROTOTYPE));
        const depth = depthOf(value);
        expect(findJsonProblem(text, depth)).toBeUndefined();
        if (depth > 0) expect(findJsonProblem(text, depth - 1)).toBe('body_too_deep');
      }),
    );
  });

  it('finds a field given twice, wherever it stands and however it is spelled', () => {
    const arbitrary = fc.tuple(
      fc.string(),
      fc.jsonValue(),
      fc.jsonValue(),
      fc.dictionary(fc.string(), fc.jsonValue()),
    );
    fc.assert(
      fc.property(arbitrary, ([name, first, second, others]) => {
        const { [name]: _, ...rest } = others;
        const inner = JSON.stringify(rest).slice(1, -1);
        const escaped = `"${[...name].map((unit) => asEscape(unit)).join('')}"`;
        const fields = [
          `${JSON.stringify(name)}:${JSON.stringify(first)}`,
          inner,
          `${escaped}:${JSON.stringify(second)}`,
        ];
        const text = `[{"x":{${fields.filter((field) => field !== '').join(',')}}}]`;
        fc.pre(name !== PROTOTYPE && !text.includes(PROTOTYPE));
        expect(JSON.parse(text)).toBeDefined();
        expect(findJsonProblem(text, 100)).toBe('duplicate_field');
      }),
    );
  });

  it.each([`{"${PROTOTYPE}":1}`, `[{"a":{"\\u005f_proto__" : {}}}]`])(
    'finds the prototype named in %s',
    (text) => {
      expect(findJsonProblem(text, 10)).toBe('invalid_body');
    },
  );

  it.each([
    ['the prototype’s name as a text', `["${PROTOTYPE}",{"a":"${PROTOTYPE}"}]`],
    ['the same name in two objects', '[{"a":1},{"a":2},{"b":{"a":{"a":3}}}]'],
    ['names and colons inside texts', '{"a":"a\\":1,\\"a","b":"{[:","c":"\\\\"}'],
    ['a text that equals a name', '{"a":"b","b":"a"}'],
    ['texts in a list', '["a","a",{"a":["a"]}]'],
    ['spaces around colons', spaced('{"a":1,"b":2}')],
  ])('lets %s pass', (_what, text) => {
    expect(findJsonProblem(text, 10)).toBeUndefined();
  });

  it('ends on any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\ a1') }), (text) => {
        findJsonProblem(text, 4);
      }),
    );
  });
});

/** Every UTF-16 unit as an escape. */
function asEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
