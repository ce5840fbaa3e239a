import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Attendance } from '#schemas/documents/attendance.ts';
import type { Participant } from '#schemas/documents/participant.ts';
import type { Summary } from '#schemas/documents/summary.ts';
import { personKeyOf, ulidOfActivity, type ActivityId } from '#schemas/primitives/ids.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import type { ServerContext } from '#server/context.ts';
import type { Couch } from '#server/ports/couch.ts';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import {
  activity,
  deleted,
  edited,
  LEAD,
  participant,
  pull,
  push,
  row,
} from '#server/replication/testing-sync.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

const attendance = (of: ActivityId, person: Participant): Attendance => ({
  ...base(person),
  id: `attendance:${person.clubId}:${ulidOfActivity(of)}:${personKeyOf(person.id)}` as Attendance['id'],
  activityId: of,
  participantId: person.id,
  at: person.createdAt,
  way: 'kiosk',
  late: false,
  rating: 2,
  appreciations: ['Un peu long'],
  suggestions: [],
});

const base = ({ clubId, createdAt, createdBy, updatedAt, updatedBy, v }: Participant) => ({
  clubId,
  createdAt,
  createdBy,
  updatedAt,
  updatedBy,
  v,
});

const summaries = async (ctx: ServerContext): Promise<Map<string, Summary>> => {
  const { documents } = await pull(ctx, VISITOR, 'summaries');
  return new Map(
    documents.filter(({ _deleted }) => _deleted !== true).map((one) => [one.id, one as unknown as Summary]),
  );
};

const participations = async (ctx: ServerContext): Promise<number | undefined> => {
  const summary = (await summaries(ctx)).get(`summary:activity:${ulidOfActivity(activity(1).id)}`);
  return summary?.kind === 'activity' ? summary.participations : undefined;
};

const people = [participant(1), { ...participant(2), rankingConsent: false }, participant(3)];

async function fill(ctx: ServerContext): Promise<void> {
  await push(ctx, LEAD, 'activities', [row(activity(1))]);
  await push(
    ctx,
    LEAD,
    'participants',
    people.map((one) => row(one)),
  );
  await push(
    ctx,
    LEAD,
    'attendances',
    people.map((one) => row(attendance(activity(1).id, one))),
  );
}

describe('publisher', () => {
  it('R10 R14 publishes counts for everyone, names with consent only, and never a key, a rating or a text', async () => {
    const { ctx, publisher } = await startTestContext();
    await fill(ctx);
    await publisher.settled();
    expect(await participations(ctx)).toBe(3);
    const club = (await summaries(ctx)).get('summary:club:informatique');
    const top = club?.kind === 'club' ? (club.years['2025-2026']?.top ?? []) : [];
    expect(top.map(({ named }) => named).sort()).toEqual([false, true, true]);
    const text = JSON.stringify([...(await summaries(ctx)).values()]);
    expect(text).not.toContain('Ouédraogo 2');
    expect(text).not.toContain('Un peu long');
    expect(text).not.toContain('rating');
    for (const { id } of people) expect(text).not.toContain(personKeyOf(id));
  });

  it('follows deletions, and writes nothing when nothing changed', async () => {
    const { ctx, publisher } = await startTestContext();
    await fill(ctx);
    await publisher.settled();
    const gone = attendance(activity(1).id, people[0] as Participant);
    await push(ctx, LEAD, 'attendances', [row(deleted(gone as never), gone)]);
    await publisher.settled();
    expect(await participations(ctx)).toBe(2);
    const { updateSeq } = await ctx.couch.info('aesi-summaries');
    await push(ctx, LEAD, 'participants', [
      row(edited(people[1] as Participant, { levelId: 'l3' }), people[1]),
    ]);
    await publisher.settled();
    expect((await ctx.couch.info('aesi-summaries')).updateSeq).toBe(updateSeq);
  });

  it('publishes again what was deleted and came back', async () => {
    const couch = createCouchMemory();
    const first = await startTestContext({ couch });
    await fill(first.ctx);
    await first.publisher.settled();
    const grave = deleted(activity(1));
    await push(first.ctx, LEAD, 'activities', [row(grave, activity(1))]);
    await first.publisher.settled();
    expect(await participations(first.ctx)).toBeUndefined();
    await first.stop();
    const { ctx, publisher } = await startTestContext({ couch });
    await push(ctx, LEAD, 'activities', [row(activity(1, { topic: 'De retour' }), grave)]);
    await publisher.settled();
    await publisher.settled();
    expect(await participations(ctx)).toBe(3);
  });

  it.each([true, false])(
    'counts after a start what was written before it (checkpoint kept: %s)',
    async (isKept) => {
      const folder = await mkdtemp(join(tmpdir(), 'figures-'));
      folders.push(folder);
      const publishing = isKept ? { checkpointPath: join(folder, 'figures.json') } : {};
      const couch = createCouchMemory();
      const first = await startTestContext({ couch, publishing });
      await fill(first.ctx);
      await first.stop();
      // A process that was killed after this write has counted it nowhere.
      const extra = participant(4);
      const killed = await startTestContext({ couch, publishing });
      await push(killed.ctx, LEAD, 'participants', [row(extra)]);
      await push(killed.ctx, LEAD, 'attendances', [row(attendance(activity(1).id, extra))]);
      const { ctx, publisher } = await startTestContext({ couch, publishing });
      await publisher.settled();
      expect(await participations(ctx)).toBe(4);
    },
  );

  it('stops although the database is gone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'figures-'));
    folders.push(folder);
    const memory = createCouchMemory();
    let isGone = false;
    const couch: Couch = {
      ...memory,
      info: (db) => (isGone ? Promise.reject(new CouchUnavailable('gone')) : memory.info(db)),
    };
    const started = await startTestContext({
      couch,
      publishing: { checkpointPath: join(folder, 'figures.json') },
    });
    await fill(started.ctx);
    await started.publisher.settled();
    isGone = true;
    await started.stop();
    expect(await readdir(folder)).toEqual([]);
  });
});
