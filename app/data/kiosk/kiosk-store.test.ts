import { afterEach, describe, expect, it } from 'vitest';
import { activityIdOf } from '#schemas/primitives/ids.ts';
import { KioskDatabase, type KioskRecord } from './kiosk-database.ts';
import { createKioskStore } from './kiosk-store.ts';
import { clock, closePhones, takePhone, ULID } from './testing-kiosk.ts';

afterEach(closePhones);

/** A second tab of the kiosk, whose look at the clock is the moment in which the first one writes. */
const lookingWhile = async (changes: Partial<KioskRecord>) => {
  const { kiosk, database, host } = takePhone();
  await host(1).begin();
  let written: Promise<unknown> | undefined;
  const second = new KioskDatabase(database.name);
  const looking = createKioskStore({
    clock: () => {
      written ??= database.kiosks.update(activityIdOf(ULID), changes);
      return clock();
    },
    database: second,
  });
  return {
    looking,
    left: async () => {
      await written;
      looking.close();
      return kiosk.load(ULID);
    },
  };
};

const TYPED = { wrongCodes: 3, lockedUntilMs: null, seenAtMs: clock() };

describe('R30 the gate, which looks at the clock every second', () => {
  it('takes back no answer that is noted meanwhile, and no wrong code', async () => {
    const { looking, left } = await lookingWhile({ taken: 7, attempts: TYPED });
    expect(await looking.gate(ULID)).toMatchObject({ type: 'open' });
    expect(await left()).toMatchObject({ taken: 7, attempts: { wrongCodes: 3 } });
  });

  it('is as far as each code that was typed, also of two at once', async () => {
    const { kiosk, host } = takePhone();
    await host(1).begin();
    await Promise.all(['000000', '000001', '000002'].map((code) => kiosk.tryCode(ULID, code)));
    expect((await kiosk.load(ULID))?.attempts.wrongCodes).toBe(3);
  });

  it('lets through the code of its opening, and one that this phone showed before another opening won', async () => {
    const { kiosk, host } = takePhone();
    await host(1).begin();
    const outcomes = await Promise.all(
      ['123456', '777777', '777778'].map(async (code) => (await kiosk.tryCode(ULID, code)).type),
    );
    expect(outcomes).toEqual(['right', 'right', 'wrong']);
  });
});
