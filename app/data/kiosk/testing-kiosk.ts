/** One phone with its kiosk, and the people who host it: each with a store and keys of their own. */
import type { Commands } from '#app/data/commands/commands.ts';
import type { PhotoBox } from '#app/data/photos/photo-box.ts';
import { createUserStore, openSealer, type UserStore } from '#app/data/local/user-store.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { activityIdOf, type AccountId, type ClubSlug } from '#schemas/primitives/ids.ts';
import { ok } from '#schemas/primitives/result.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { KioskDatabase } from './kiosk-database.ts';
import { createKioskHost, type KioskHost } from './kiosk-host.ts';
import { importKioskAnswers, kioskKeyPair, type ImportOutcome } from './kiosk-import.ts';
import { createKioskStore, type KioskStore } from './kiosk-store.ts';

export const ULID = '01J00000000000000000000001';
const NOW_MS = Date.parse('2026-03-20T15:00:00.000Z');
export const clock = (): number => NOW_MS;

export const answerOf = (lastName: string, changes: Partial<CheckInAnswer> = {}): CheckInAnswer => ({
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
  ...changes,
});

type Write = Commands['addAttendanceFromAnswer'];
type Written = Awaited<ReturnType<Write>>;
/** What the host's database makes of an answer; it takes all unless told otherwise. */
export type Take = (answer: CheckInAnswer) => Pick<Written, 'ok'> | { ok: false; error: object };
/** What the host's outbox makes of a photo, by the first letter of its hash; it takes all unless told otherwise. */
export type Keep = (letter: string) => Awaited<ReturnType<PhotoBox['keep']>>;

/** A member of the bureau on this phone, and what was written under that name. */
export interface Host {
  readonly accountId: string;
  readonly store: UserStore;
  readonly names: string[];
  /** First letter of the hash, and where it belongs. */
  readonly pictures: string[];
  readonly errors: unknown[];
  readonly begin: () => Promise<void>;
  readonly importAnswers: (take?: Take) => Promise<ImportOutcome>;
  readonly open: (take?: Take, keep?: Keep) => KioskHost;
}

export interface Phone {
  readonly kiosk: KioskStore;
  readonly database: KioskDatabase;
  readonly host: (n: number) => Host;
  /** Activities whose kiosk was given up. */
  readonly gone: string[];
}

let closings: (() => void)[] = [];
export const closePhones = (): void => {
  for (const close of closings) close();
  closings = [];
};

let phones = 0;
export const takePhone = (): Phone => {
  const phone = ++phones;
  const database = new KioskDatabase(`kiosk-${phone}`);
  const gone: string[] = [];
  const kiosk = createKioskStore({ clock, database, onGone: (activityUlid) => void gone.push(activityUlid) });
  closings.push(() => kiosk.close());
  return { kiosk, database, gone, host: (n) => takeHost(kiosk, n, `host-${phone}-${n}`) };
};

const takeHost = (kiosk: KioskStore, n: number, storeName: string): Host => {
  const accountId = `account:0000000000000000000000000${n}`;
  const store = createUserStore(storeName, openSealer);
  closings.push(() => store.close());
  const names: string[] = [];
  const errors: unknown[] = [];
  const pictures: string[] = [];
  const dependenciesOf = (take: Take = () => ok({}), keep: Keep = () => ok(true)) => {
    // Async: an error that is thrown must come as a rejection.
    const write: Write = async ({ answer }) => {
      const written = take(answer);
      if (written.ok) names.push(answer.lastName);
      return written as Written;
    };
    const commands = { addAttendanceFromAnswer: write } as Commands;
    const photos: Pick<PhotoBox, 'keep'> = {
      // Async: an error that is thrown must come as a rejection.
      keep: async ({ sha256 }, { id }) => {
        const letter = sha256.slice(0, 1);
        const kept = keep(letter);
        if (kept.ok) pictures.push(`${letter} of ${id}`);
        return kept;
      },
    };
    return { kiosk, store, commands, photos, clock, onError: (cause: unknown) => void errors.push(cause) };
  };
  return {
    accountId,
    store,
    names,
    pictures,
    errors,
    begin: async () => {
      const { publicKey } = await kioskKeyPair(store, NOW_MS);
      await kiosk.begin(setupOf(publicKey, accountId));
    },
    importAnswers: (take) => importKioskAnswers({ ...dependenciesOf(take), accountId }),
    open: (take, keep) =>
      createKioskHost({
        ...dependenciesOf(take, keep),
        actor: { kind: 'account', id: accountId as AccountId, roles: [] },
      }),
  };
};

const setupOf = (publicKey: string, hostAccountId: string) => ({
  activityId: activityIdOf(ULID),
  clubId: 'sport' as ClubSlug,
  clubName: 'Sport',
  tint: 'sport',
  topic: 'Tournoi',
  programsOfStudy: [],
  studyLevels: [],
  window: { openedAt: toInstant(NOW_MS), closedAt: null },
  code: '123456',
  lostCodes: ['777777'],
  publicKey,
  hostAccountId,
  knownAtStart: 0,
});
