/** Documents, people and exchanges for the tests of replication. */
import type { Activity } from '#schemas/documents/activity.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import type { Participant } from '#schemas/documents/participant.ts';
import { toTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import { toInstant, type Instant } from '#schemas/primitives/dates.ts';
import type { AccountId, ActivityId, AuthorId, ClubSlug, ParticipantId } from '#schemas/primitives/ids.ts';
import type { Checkpoint, PullAnswer, PushAnswer } from '#schemas/protocol/sync.ts';
import type { AccountActor, Actor } from '#schemas/rules/roles.ts';
import type { ServerContext } from '#server/context.ts';
import { TEST_NOW_MS } from '#server/setup/testing-context.ts';
import { handlePull } from './pull.ts';
import { handlePush } from './push.ts';

const ulid = (n: number): string => String(n).padStart(26, '0');

export const account = (n: number, ...roles: string[]): AccountActor => ({
  kind: 'account',
  id: `account:${ulid(n)}`,
  roles,
});

export const LEAD = account(1, 'club:informatique:lead');
export const SPORT_LEAD = account(2, 'club:sport:lead');
export const BOARD = account(3, 'board');

export const activity = (
  n: number,
  changes: Partial<Activity> = {},
  by: AccountId | string = LEAD.id,
): Activity => ({
  id: `activity:${ulid(n)}` as ActivityId,
  clubId: 'informatique' as ClubSlug,
  createdAt: toInstant(TEST_NOW_MS),
  createdBy: by as AuthorId,
  updatedAt: toInstant(TEST_NOW_MS),
  updatedBy: by as AuthorId,
  v: 1,
  topic: `Atelier ${n}`,
  kind: 'atelier',
  state: 'planned',
  startsAt: toInstant(TEST_NOW_MS),
  endsAt: null,
  venue: 'Salle 12',
  description: '',
  cancelReason: '',
  checkInWindow: null,
  winners: [],
  ...changes,
});

export const participant = (n: number, slug = 'informatique', by: string = LEAD.id): Participant => ({
  id: `participant:${slug}:${n.toString(16).padStart(32, '0')}` as ParticipantId,
  clubId: slug as ClubSlug,
  createdAt: toInstant(TEST_NOW_MS),
  createdBy: by as AuthorId,
  updatedAt: toInstant(TEST_NOW_MS),
  updatedBy: by as AuthorId,
  v: 1,
  firstName: 'Awa',
  lastName: `Ouédraogo ${n}`,
  programId: 'stat-info',
  levelId: 'l2',
  matricule: null,
  discriminator: '',
  mergedInto: null,
  rankingConsent: true,
  imageConsent: false,
});

export const later = (ms: number): Instant => toInstant(TEST_NOW_MS + ms);

export const edited = <D extends StoredDocument>(document: D, changes: Partial<D>, ms = 1000): D => ({
  ...document,
  updatedAt: later(ms),
  ...changes,
});

export const deleted = (document: StoredDocument, ms = 2000, by: string = LEAD.id): StoredDocument =>
  toTombstone(document, later(ms), by as AuthorId);

export const row = (doc: unknown, base: unknown = null): { base: unknown; doc: unknown; steps: never[] } => ({
  base,
  doc,
  steps: [],
});

type Pushed = Extract<PushAnswer, { conflicts: unknown }>;
type Pulled = Extract<PullAnswer, { documents: unknown }>;

export async function push(
  ctx: ServerContext,
  actor: Actor,
  collection: Collection,
  rows: readonly unknown[],
): Promise<Pushed> {
  const { pushes } = await handlePush(ctx, actor, { pushes: [{ collection, rows: [...rows] }] }, 'test');
  const [answer] = pushes;
  if (answer === undefined || 'error' in answer) throw new Error(`push failed: ${answer?.error}`);
  return answer;
}

export async function pullAnswer(
  ctx: ServerContext,
  actor: Actor,
  collection: string,
  checkpoint: unknown,
  limit = 1000,
): Promise<PullAnswer> {
  const { pulls } = await handlePull(ctx, actor, { pulls: [{ collection, checkpoint, limit }] }, 'test');
  const [answer] = pulls;
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

export async function pull(
  ctx: ServerContext,
  actor: Actor,
  collection: Collection,
  checkpoint: Checkpoint | null = null,
  limit = 1000,
): Promise<Pulled> {
  const answer = await pullAnswer(ctx, actor, collection, checkpoint, limit);
  if ('error' in answer) throw new Error(`pull failed: ${answer.error}`);
  return answer;
}
