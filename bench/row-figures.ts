/** Row 3: one check-in more against counting everything anew, in memory and as a device keeps figures on disk. */
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { createYear, type Year } from '#server/demo/year.ts';
import type { AnyDocument } from '#schemas/documents/documents.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { applyChange } from '#schemas/rules/figures/apply-change.ts';
import { contributionOf } from '#schemas/rules/figures/contribution.ts';
import { dashboardOf } from '#schemas/rules/figures/dashboard.ts';
import { emptyFigures, type Figures } from '#schemas/rules/figures/figures.ts';
import { inLab, withBrowser } from './browser.ts';
import { buildLab } from './build-lab.ts';
import { median, ratios, spreadOf } from './measure.ts';
import { places } from './places.ts';
import type { Row } from './report.ts';
import type { Bench } from './rows.ts';
import { startServer } from './server.ts';
import { filledYear } from './years.ts';

const GOAL = { sign: '≤', bound: 1 / 1000 } as const;

export const figures = async (bench: Bench): Promise<Row[]> => [...inMemory(bench), await onDisk(bench)];

interface Counted {
  readonly collection: Collection;
  readonly document: StoredDocument;
}

const inMemory = ({ quick }: Bench): Row[] => {
  const attendances = quick ? 5_000 : 50_000;
  const documents = countedOf(createYear({ nowMs: Date.now(), hash: blake2bHex, attendances }));
  const held = documents.filter(({ collection }) => collection === 'attendances');
  // The last ones come one by one, onto the others; the rest of the year is there.
  const late = held.slice(-200);
  const before = documents.filter((one) => !late.includes(one));
  const fullMs: number[] = [];
  const fullWithDashboardMs: number[] = [];
  const oneMs: number[] = [];
  const withDashboardMs: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    fullMs.push(timeOf(() => countAll(documents)));
    fullWithDashboardMs.push(timeOf(() => dashboardOf(countAll(documents))));
    const counted = countAll(before);
    // Rankings that a check-in does not touch are remembered.
    dashboardOf(counted);
    // A check-in takes microseconds: all of them are timed together.
    const half = late.length / 2;
    oneMs.push(timeOf(() => late.slice(0, half).forEach((one) => count(counted, one))) / half);
    const rest = late.slice(half);
    withDashboardMs.push(timeOf(() => rest.forEach((one) => dashboardOf(count(counted, one)))) / half);
  }
  const details = `${held.length} attendances; full ${median(fullMs).toFixed(0)} ms`;
  return [
    {
      number: '3',
      name: 'figures after one check-in ÷ full recompute, in memory',
      value: spreadOf(ratios(oneMs, fullMs)),
      unit: 'ratio',
      goal: GOAL,
      details: `${details}, one ${(median(oneMs) * 1000).toFixed(1)} µs`,
    },
    {
      number: '3+',
      name: 'the same, and the dashboard’s data made of them each time',
      value: spreadOf(ratios(withDashboardMs, fullWithDashboardMs)),
      unit: 'ratio',
      details: `${details}, one ${(median(withDashboardMs) * 1000).toFixed(0)} µs`,
    },
  ];
};

const countedOf = (year: Year): Counted[] =>
  year.flatMap(({ collection, documents }) =>
    documents.map((document: AnyDocument) => ({ collection, document: document as StoredDocument })),
  );

const count = (counted: Figures, { collection, document }: Counted): Figures => {
  applyChange(counted, null, contributionOf(collection, document));
  return counted;
};

const countAll = (documents: readonly Counted[]): Figures => {
  const counted = emptyFigures('all');
  for (const one of documents) count(counted, one);
  return counted;
};

const timeOf = (work: () => void): number => {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
};

const onDisk = async ({ quick, say }: Bench): Promise<Row> => {
  await buildLab();
  const server = await startServer(await filledYear(quick ? 1_000 : 50_000, say), places.lab);
  try {
    const signed = await server.sign('board@demo.test');
    say('figures on disk: filling the device…');
    const { attendances, fullMs, oneMs } = await withBrowser({}, (context) =>
      inLab(context, server.url, 'measureStoredFigures', [signed, quick ? 1 : 2, 30]),
    );
    const full = median(fullMs);
    return {
      number: '3+',
      name: 'the same on a device: sealed and on disk, the check-in’s own writing included',
      value: spreadOf(oneMs.map((one) => one / full)),
      unit: 'ratio',
      details: `${attendances} attendances; full ${Math.round(full)} ms, one ${median(oneMs).toFixed(1)} ms`,
    };
  } finally {
    await server.stop();
  }
};
