/**
 * Moves the kiosk's sealed answers into the host's database once the vault is open. Each is written before its kiosk row is
 * forgotten, and writing one twice changes nothing, so a phone that dies in between loses and doubles nothing.
 *
 * What cannot be moved stays in the kiosk and holds up no other: it is given back with its reason, for the host to decide.
 */
import { createKeyPair, openWith, type BoxKeyPair } from '#app/crypto/sealed-box.ts';
import type { Commands } from '#app/data/commands/commands.ts';
import { invalidFields } from '#app/data/commands/invalid-fields.ts';
import type { UserStore } from '#app/data/local/user-store.ts';
import type { CommandError } from '#app/data/commands/write-context.ts';
import type { JsonValue } from '#schemas/documents/stored.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { checkInAnswerSchema } from '#schemas/protocol/check-in.ts';
import { z } from 'zod';
import type { WaitingAnswer } from './kiosk-database.ts';
import type { KioskStore } from './kiosk-store.ts';

const KEY = 'kiosk';

/** What was sealed. The answer's own fields are checked apart, so that one that is wrong can still be shown and corrected. */
const contentSchema = z.strictObject({
  activityId: z.string(),
  late: z.boolean(),
  answer: z.record(z.string(), z.json()),
});
type Content = z.output<typeof contentSchema>;

/** The pair that this user's kiosks seal to; made once, sealed in the user's own store. */
export const kioskKeyPair = async (store: UserStore, nowMs: number): Promise<BoxKeyPair> => {
  const kept = (await store.get('keys', KEY)) as BoxKeyPair | undefined;
  if (kept !== undefined) return kept;
  const made = await createKeyPair();
  await store.write([{ table: 'keys', key: KEY, at: nowMs, value: made }]);
  return made;
};

export type AnswerRejection =
  | CommandError
  /** Sealed to a key that this account does not have any more, or altered. */
  | { readonly type: 'unreadable' }
  /** The device itself failed; another try may succeed. */
  | { readonly type: 'failed' };

/** An answer of the kiosk that could not be moved, as its host may see it. */
export interface RejectedAnswer {
  readonly seq: number;
  readonly activityId: string;
  readonly topic: string;
  readonly reason: AnswerRejection;
  /** As it was given; undefined when it does not open. */
  readonly answer: Readonly<Record<string, JsonValue>> | undefined;
  readonly late: boolean;
  readonly sealed: string;
}

export interface ImportOutcome {
  readonly imported: number;
  /** Sealed to somebody else, for whom they stay. */
  readonly ofOthers: number;
  readonly rejected: readonly RejectedAnswer[];
}

export interface ImportDependencies {
  readonly kiosk: KioskStore;
  readonly store: UserStore;
  readonly commands: Commands;
  readonly accountId: string;
  readonly clock: () => number;
  readonly onError: (cause: unknown) => void;
}

export type AnswerEdit = Readonly<Record<string, string>>;

export const importKioskAnswers = async (dependencies: ImportDependencies): Promise<ImportOutcome> => {
  const waiting = await dependencies.kiosk.waiting();
  const mine = waiting.filter(({ hostAccountId }) => hostAccountId === dependencies.accountId);
  const rejected: RejectedAnswer[] = [];
  for (const one of mine) {
    const moved = await importAnswer(dependencies, one);
    if (!moved.ok) rejected.push(moved.error);
  }
  return {
    imported: mine.length - rejected.length,
    ofOthers: waiting.length - mine.length,
    rejected,
  };
};

/** `edit` are fields that the host corrected. */
export const importAnswer = async (
  dependencies: ImportDependencies,
  waiting: WaitingAnswer,
  edit: AnswerEdit = {},
): Promise<Result<true, RejectedAnswer>> => {
  let content: Content | undefined;
  let reason: AnswerRejection | undefined;
  try {
    content = await open(dependencies, waiting);
    reason =
      content === undefined ? { type: 'unreadable' } : await move(dependencies, waiting, content, edit);
  } catch (cause) {
    dependencies.onError(cause);
    reason = { type: 'failed' };
  }
  if (reason === undefined) return ok(true);
  const { seq, activityId, record, late, sealed } = waiting;
  return err({ seq, activityId, topic: record.topic, late, sealed, reason, answer: content?.answer });
};

/** A box says nothing about where it belongs: one that was moved to another activity does not count. */
const open = async (
  { store, clock }: ImportDependencies,
  { sealed, activityId }: WaitingAnswer,
): Promise<Content | undefined> => {
  const opened = await openWith(await kioskKeyPair(store, clock()), sealed);
  const content = opened.ok ? contentSchema.safeParse(opened.value) : undefined;
  return content?.data?.activityId === activityId ? content.data : undefined;
};

/** Undefined when it is in the host's database and nowhere else. */
const move = async (
  { kiosk, commands }: ImportDependencies,
  { seq, activityId, record }: WaitingAnswer,
  content: Content,
  edit: AnswerEdit,
): Promise<AnswerRejection | undefined> => {
  const answer = checkInAnswerSchema.safeParse({ ...content.answer, ...edit });
  if (!answer.success) return { type: 'invalid', fields: invalidFields(answer.error) };
  const written = await commands.addAttendanceFromAnswer({
    clubId: record.clubId as ClubSlug,
    activityId: activityId as ActivityId,
    answer: answer.data,
    way: 'kiosk',
    late: content.late,
  });
  if (!written.ok) return written.error;
  await kiosk.forget([seq]);
  return undefined;
};
