import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { deriveSecrets } from '#server/setup/secrets.ts';
import { ensureAuthDatabases, type SessionContext } from './auth-context.ts';
import { createRevocations } from './revocations.ts';
import { rotateSession, startSession } from './sessions.ts';

const MINUTE_MS = 60_000;
const ACCOUNT = `account:${'0'.repeat(26)}`;

let nowMs: number;
let ctx: SessionContext;

beforeEach(async () => {
  nowMs = Date.UTC(2026, 2, 14);
  ctx = {
    couch: createCouchMemory(),
    clock: { nowMs: () => nowMs },
    secrets: deriveSecrets(new Uint8Array(32).fill(1)),
    revocations: createRevocations(),
  };
  await ensureAuthDatabases(ctx);
});

const signIn = async (): Promise<string> => (await startSession(ctx, ACCOUNT, 'Firefox')).refreshToken;

/** The token that a device has after asking once; undefined when its session has ended. */
const refresh = async (token: string): Promise<string | undefined> => {
  const rotated = await rotateSession(ctx, token);
  return rotated.ok ? rotated.value.refreshToken : undefined;
};

const pauseMs = fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 24 * 60 * MINUTE_MS }));

describe('sessions', () => {
  it('R29 however many answers are lost, and whenever, the device stays signed in', async () => {
    const step = fc.record({ pauseMs, isLost: fc.boolean(), tabs: fc.integer({ min: 1, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        let token = await signIn();
        for (const { pauseMs: pause, isLost, tabs } of steps) {
          nowMs += pause;
          const answers = await Promise.all(Array.from({ length: tabs }, () => refresh(token)));
          expect(new Set(answers).size).toBe(1);
          const [answer] = answers;
          if (answer === undefined) throw new Error('signed out');
          if (!isLost) token = answer;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('R29 a copied token ends the session by the time both have used theirs twice', async () => {
    const turns = fc.shuffledSubarray(['owner', 'owner', 'thief', 'thief'] as const, { minLength: 4 });
    await fc.assert(
      fc.asyncProperty(turns, async (order) => {
        const copied = await signIn();
        const held: Record<'owner' | 'thief', string> = { owner: copied, thief: copied };
        let isEnded = false;
        for (const who of [...order, 'owner', 'thief'] as const) {
          nowMs += 10 * MINUTE_MS;
          const answer = await refresh(held[who]);
          if (answer === undefined) isEnded = true;
          else held[who] = answer;
        }
        expect(isEnded).toBe(true);
        expect(await refresh(held.owner)).toBeUndefined();
        expect(await refresh(held.thief)).toBeUndefined();
      }),
    );
  });

  it('R29 a database put back to an older copy does not take devices for thieves', async () => {
    const couch = ctx.couch as ReturnType<typeof createCouchMemory>;
    const first = await signIn();
    const copy = couch.snapshot();
    let token = first;
    for (let round = 0; round < 4; round += 1) {
      nowMs += 10 * MINUTE_MS;
      token = (await refresh(token)) ?? '';
    }
    couch.restore(copy);
    const next = await refresh(token);
    expect(next).toBeDefined();
    expect(await refresh(next ?? '')).toBeDefined();
  });

  it('R29 a token of another server key is none', async () => {
    const token = await signIn();
    const other = { ...ctx, secrets: deriveSecrets(new Uint8Array(32).fill(2)) };
    expect(await rotateSession(other, token)).toMatchObject({ ok: false });
    expect(await refresh(token)).toBeDefined();
  });
});
