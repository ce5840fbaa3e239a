/**
 * Looks over the text of a JSON body before it is parsed, for three things that JSON.parse lets pass: nesting so deep that
 * whatever walks the value afterwards overflows, a field given twice, of which only the last would be seen, and a field that
 * names the prototype, which the embedded engine drops: what it keeps would not be what was hashed for the audit log.
 * It reads well-formed JSON; of other text it may say anything, because JSON.parse refuses that text anyway.
 */
export type JsonProblem = 'body_too_deep' | 'duplicate_field' | 'invalid_body';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const PROTOTYPE = '__proto__';

interface Level {
  /** Field names so far; undefined in an array. */
  readonly names: Set<string> | undefined;
}

export function findJsonProblem(text: string, maxDepth: number): JsonProblem | undefined {
  const levels: Level[] = [];
  /** The string just read, while it may still turn out to be a field name. */
  let lastString: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    switch (character) {
      case '{':
      case '[':
        if (levels.length >= maxDepth) return 'body_too_deep';
        levels.push({ names: character === '{' ? new Set() : undefined });
        break;
      case '}':
      case ']':
        levels.pop();
        break;
      case '"': {
        const end = endOfString(text, at);
        lastString = text.slice(at, end + 1);
        at = end;
        continue;
      }
      case ':': {
        const names = levels.at(-1)?.names;
        const name = lastString === undefined ? undefined : unquote(lastString);
        if (name === PROTOTYPE) return 'invalid_body';
        if (name !== undefined && names?.has(name) === true) return 'duplicate_field';
        if (name !== undefined) names?.add(name);
        break;
      }
    }
    if (!isSpace(text.charCodeAt(at))) lastString = undefined;
  }
  return undefined;
}

/** Place of the closing quote, or the last character. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at += 1;
    else if (unit === QUOTE) return at;
  }
  return text.length - 1;
}

/** An escape may spell the same name differently. */
function unquote(quoted: string): string | undefined {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
