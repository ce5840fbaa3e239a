/** How a document is named to its author: its own words where it has some, its kind otherwise. */
import type { Messages } from '#app/i18n/messages.ts';
import { typeset } from '#app/i18n/typography.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';

type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (document: StoredDocument): Fields => document as unknown as Fields;

const text = (value: unknown): string => (typeof value === 'string' ? typeset(value.trim()) : '');

export const nameIn = (fields: Fields): string =>
  [text(fields['firstName']), text(fields['lastName'])].filter((part) => part !== '').join(' ');

/** Of documents that point to another one, that one's words are asked from `nameOf` (an activity's topic, a person's name). */
export const describeDocument = (
  collection: Collection,
  document: StoredDocument,
  t: Messages,
  nameOf: (id: string) => string | undefined,
): string => {
  const fields = fieldsOf(document);
  const kind = t.sync.one[collection];
  const own =
    text(fields['topic']) ||
    text(fields['title']) ||
    text(fields['meetingTitle']) ||
    nameIn(fields) ||
    text(fields['name']) ||
    nameOf(text(fields['participantId'])) ||
    nameOf(text(fields['activityId'])) ||
    '';
  return own === '' ? kind : `${kind} ${t.sync.quoted(own)}`;
};

/** What documents of one kind are about, each once: their own words, or the topic of their activity. */
export const subjectsOf = (
  documents: readonly StoredDocument[],
  topicOf: (activityId: string) => string | undefined,
): readonly string[] => {
  const subjects = documents.map((document) => {
    const fields = fieldsOf(document);
    const own = text(fields['topic']) || text(fields['title']) || text(fields['meetingTitle']);
    return own || topicOf(text(fields['activityId'])) || nameIn(fields);
  });
  return [...new Set(subjects)].filter((subject) => subject !== '');
};

/** How much they weigh on their way, before compression. */
export const wireBytes = (writes: readonly { readonly wire: StoredDocument }[]): number =>
  writes.reduce((sum, { wire }) => sum + new TextEncoder().encode(JSON.stringify(wire)).length, 0);

export interface EditedText {
  readonly name: string;
  readonly label: string;
  readonly mine: string;
  /** Empty when nothing was written there, or the document was new. */
  readonly before: string;
}

/** The written words in which the refused version differs from what it was based on: what can be corrected by hand. */
export const editedTexts = (
  fields: Fields,
  base: Fields | null,
  labels: Readonly<Record<string, string>>,
): EditedText[] => {
  const before = base ?? {};
  return Object.entries(fields).flatMap(([name, mine]) => {
    const label = labels[name];
    const isEdited = typeof mine === 'string' && mine !== before[name];
    if (label === undefined || !isEdited) return [];
    return [{ name, label, mine, before: text(before[name]) }];
  });
};
