/**
 * Row 4: a device that is switched on without a network opens a person's sealed data as fast with a large year as with a small
 * one. The application itself, from its kept files; the server is down. Typing the passphrase is left out.
 */
import { withBrowser } from './browser.ts';
import { FIGURES, unlock, type Devices, type FilledDevice } from './filled-device.ts';
import { interleave, median, ratios, spreadOf } from './measure.ts';
import type { Row } from './report.ts';
import type { Bench } from './rows.ts';

interface Opening {
  /** Until the passphrase can be typed, and from then until the figures. */
  readonly wholeMs: number;
  /** Until the figures, from the moment the passphrase had become a key: what depends on the data. */
  readonly afterKeyMs: number;
}

export const coldOpen = async ({ small, large }: Devices, { quick, say }: Bench): Promise<Row[]> => {
  const afterKey = { small: [] as number[], large: [] as number[] };
  const openOne = async (size: 'small' | 'large', device: FilledDevice): Promise<number> => {
    const opening = await open(device);
    say(`cold open, ${device.attendances}: ${Math.round(opening.wholeMs)} ms`);
    afterKey[size].push(opening.afterKeyMs);
    return opening.wholeMs;
  };
  const whole = await interleave(quick ? 2 : 5, {
    small: () => openOne('small', small),
    large: () => openOne('large', large),
  });
  const compare = `${large.attendances} ÷ ${small.attendances} attendances`;
  return [
    {
      number: '4',
      name: `cold open offline, ${compare}`,
      value: spreadOf(ratios(whole.large, whole.small)),
      unit: 'ratio',
      goal: { sign: '≤', bound: 1.2 },
      details: `page to four figures; ${medians(whole)}`,
    },
    {
      number: '4+',
      name: `of that, from the key to the figures, ${compare}`,
      value: spreadOf(ratios(afterKey.large, afterKey.small)),
      unit: 'ratio',
      details: `without page and Argon2id; ${medians(afterKey)}`,
    },
  ];
};

const medians = ({ small, large }: Record<'small' | 'large', readonly number[]>): string =>
  `${Math.round(median(large))} ms, ${Math.round(median(small))} ms`;

/** A browser that has just been started, on the device's profile. */
const open = (device: FilledDevice): Promise<Opening> =>
  withBrowser({ profile: device.profile }, async (context) => {
    await context.addInitScript(watchPage, FIGURES);
    const page = await context.newPage();
    await unlock(page, device);
    const marks = await page.waitForFunction(() => {
      const { field, submit, key, figures } = (window as unknown as { marks: Marks }).marks;
      return field !== undefined && submit !== undefined && key !== undefined && figures !== undefined
        ? { field, submit, key, figures }
        : undefined;
    });
    const { field, submit, key, figures } = (await marks.jsonValue()) as Required<Marks>;
    return { wholeMs: field + (figures - submit), afterKeyMs: figures - key };
  });

/** Milliseconds since the page's beginning. */
interface Marks {
  field?: number;
  submit?: number;
  key?: number;
  figures?: number;
}

/** Runs in the page, before its own scripts: notes the moments, the worker of Argon2id among them. */
const watchPage = (figures: string): void => {
  const marks: Marks = {};
  (window as unknown as { marks: Marks }).marks = marks;
  document.addEventListener('submit', () => (marks.submit = performance.now()), { capture: true });
  const look = (): void => {
    if (document.querySelector('input[type="password"]') !== null) marks.field ??= performance.now();
    // The visitor's own figures do not count.
    if (marks.key !== undefined && location.pathname === '/' && document.querySelector(figures) !== null) {
      marks.figures = performance.now();
    } else requestAnimationFrame(look);
  };
  look();
  window.Worker = class extends Worker {
    constructor(...parts: ConstructorParameters<typeof Worker>) {
      super(...parts);
      this.addEventListener('message', () => (marks.key ??= performance.now()));
    }
  };
};
