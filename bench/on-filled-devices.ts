/** Rows 4, 9 and 10, on one pair of devices: a small year and a large one. */
import { rm } from 'node:fs/promises';
import { filledDevice } from './filled-device.ts';
import type { Row } from './report.ts';
import { coldOpen } from './row-cold-open.ts';
import { openPages } from './row-open-pages.ts';
import { peopleList } from './row-people-list.ts';
import type { Bench } from './rows.ts';

export const onFilledDevices = async (bench: Bench): Promise<Row[]> => {
  const { quick, say } = bench;
  const small = await filledDevice(500, say);
  const large = await filledDevice(quick ? 1_000 : 50_000, say);
  const devices = { small, large };
  try {
    return [
      ...(await coldOpen(devices, bench)),
      ...(await peopleList(large, bench)),
      ...(await openPages(devices, bench)),
    ];
  } finally {
    await Promise.all([small, large].map(({ profile }) => rm(profile, { recursive: true, force: true })));
  }
};
