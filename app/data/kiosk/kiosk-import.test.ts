import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { loadBlake2bHex } from '#app/crypto/blake2b.ts';
import type { Commands } from '#app/data/commands.ts';
import { createUserStore, openSealer, type UserStore } from '#app/data/user-store.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { activityIdOf, type ClubSlug } from '#schemas/primitives/ids.ts';
import { personKey } from '#schemas/primitives/person-key.ts';
import { ok, err, type Result } from '#schemas/primitives/result.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { KioskDatabase } from './kiosk-database.ts';
import { importKioskAnswers, kioskKeyPair, type ImportOutcome } from './kiosk-import.ts';
import { createKioskStore, type KioskStore } from './kiosk-store.ts';

const ULID = '01J00000000000000000000001';
const NOW_MS = Date.parse('2026-03-20T15:00:00.000Z');
const clock = (): number => NOW_MS;

const answerOf = (lastName: string): CheckInAnswer => ({
  firstName: 'Awa',
  lastName,
  programId: 'info',
  levelId: 'l1',
  rating: 4,
  appreciation: '',
  suggestion: 'Plus de prises',
  rankingConsent: true,
  imageConsent: false,
  discriminator: '',
  answeredAt: toInstant(NOW_MS),
});

type Write = Commands['addAttendanceFromAnswer'];
type Written = Awaited<ReturnType<Write>>;

/** A member of the bureau on this phone: own store with own keys, and what was written under that name. */
interface Host {
  readonly accountId: string;
  readonly store: UserStore;
  readonly names: string[];
  readonly begin: () => Promise<void>;
  readonly importAnswers: (outcome?: Result<unknown, { type: 'storage_full' }>) => Promise<ImportOutcome>;
}

let closings: (() => void)[] = [];
afterEach(() => {
  for (const close of closings) close();
  closings = [];
});

let phones = 0;
const takePhone = (): { kiosk: KioskStore; database: KioskDatabase; host: (n: number) => Host } => {
  const phone = ++phones;
  const database = new KioskDatabase(`kiosk-${phone}`);
  const kiosk = createKioskStore({ clock, database });
  closings.push(() => kiosk.close());
  const host = (n: number): Host => {
    const accountId = `account:0000000000000000000000000${n}`;
    const store = createUserStore(`host-${phone}-${n}`, openSealer);
    closings.push(() => store.close());
    const names: string[] = [];
    return {
      accountId,
      store,
      names,
      begin: async () => {
        const { publicKey } = await kioskKeyPair(store, NOW_MS);
        await kiosk.begin({
          activityId: activityIdOf(ULID),
          clubId: 'sport' as ClubSlug,
          clubName: 'Sport',
          tint: 'sport',
          topic: 'Tournoi',
          programsOfStudy: [],
          studyLevels: [],
          window: { openedAt: toInstant(NOW_MS), closedAt: null },
          code: '123456',
          publicKey,
          hostAccountId: accountId,
          knownAtStart: 0,
        });
      },
      importAnswers: (outcome = ok({})) => {
        const write: Write = ({ answer }) => {
          if (outcome.ok) names.push(answer.lastName);
          return Promise.resolve(outcome as Written);
        };
        const commands = { addAttendanceFromAnswer: write } as Commands;
        return importKioskAnswers({ kiosk, store, commands, accountId, clock });
      },
    };
  };
  return { kiosk, database, host };
};

describe('kiosk answers', () => {
  it('R7 move into the host’s database in the order in which they were given, once', async () => {
    const { kiosk, host } = takePhone();
    const awa = host(1);
    await awa.begin();
    for (const name of ['Zongo', 'Kaboré'])
      expect((await kiosk.takeAnswer(ULID, answerOf(name))).ok).toBe(true);
    expect(await awa.importAnswers()).toEqual({ imported: 2, left: 0 });
    expect(await awa.importAnswers()).toEqual({ imported: 0, left: 0 });
    expect(awa.names).toEqual(['Zongo', 'Kaboré']);
  });

  it('stay in the kiosk when the host’s database cannot take them', async () => {
    const { kiosk, host } = takePhone();
    const awa = host(1);
    await awa.begin();
    await kiosk.takeAnswer(ULID, answerOf('Zongo'));
    expect(await awa.importAnswers(err({ type: 'storage_full' }))).toEqual({ imported: 0, left: 1 });
    await kiosk.end(ULID);
    expect(await awa.importAnswers()).toEqual({ imported: 1, left: 0 });
  });

  it('wait for the host to whom they were sealed when somebody else takes the kiosk up', async () => {
    const { kiosk, host } = takePhone();
    const [awa, ali] = [host(1), host(2)];
    await awa.begin();
    await kiosk.takeAnswer(ULID, answerOf('Zongo'));
    await ali.begin();
    await kiosk.takeAnswer(ULID, answerOf('Kaboré'));
    expect(await ali.importAnswers()).toEqual({ imported: 1, left: 1 });
    expect(ali.names).toEqual(['Kaboré']);
    expect(await awa.importAnswers()).toEqual({ imported: 1, left: 0 });
    expect(awa.names).toEqual(['Zongo']);
  });

  it('of one person are counted once, as long as the kiosk’s page stays open', async () => {
    const { kiosk, database, host } = takePhone();
    await host(1).begin();
    const greet = async (store: KioskStore, name: string) => {
      const taken = await store.takeAnswer(ULID, answerOf(name));
      return taken.ok ? [taken.value.ordinal, taken.value.already] : taken.error;
    };
    expect(await greet(kiosk, 'Zongo')).toEqual([1, false]);
    expect(await greet(kiosk, 'Kaboré')).toEqual([2, false]);
    expect(await greet(kiosk, ' zongo ')).toEqual([1, true]);
    expect(await greet(createKioskStore({ clock, database }), 'Zongo')).toEqual([3, false]);
  });

  it('lie sealed: the kiosk’s own rows hold no name, no text and nothing that comes from a name', async () => {
    const { kiosk, database, host } = takePhone();
    await host(1).begin();
    await kiosk.takeAnswer(ULID, answerOf('Zongo'));
    const rows = await Promise.all(database.tables.map((table) => table.toArray()));
    expect(JSON.stringify(rows)).not.toMatch(/Zongo|Awa|prises|123456/i);
    const hash = await loadBlake2bHex();
    const key = personKey(answerOf('Zongo'), hash);
    const { salt } = (await database.kiosks.toArray())[0] ?? { salt: '' };
    for (const guess of [key, hash(salt + key)]) expect(JSON.stringify(rows)).not.toContain(guess);
  });
});
