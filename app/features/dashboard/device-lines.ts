/**
 * The executives' devices as the board reads them. How long a device has been silent is counted to the moment of the list: of
 * what happened since, a board without a network knows nothing.
 */
import type { KeptDevices } from '#app/data/session/executive-devices.ts';
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { ExecutiveDevice } from '#schemas/protocol/auth.ts';
import { daysSince, isQuiet } from '#schemas/rules/devices.ts';

export interface DeviceLine {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly status: string;
  readonly isQuiet: boolean;
}

export interface DeviceList {
  readonly title: string;
  readonly sub: string;
  /** Silent devices first, the longest silence before the others; who never came after them. */
  readonly lines: readonly DeviceLine[];
}

export const deviceList = (
  { askedAtMs, devices }: KeptDevices,
  nameOf: (clubId: string) => string,
  t: Messages,
  format: Format,
): DeviceList => {
  const words = t.insights.devices;
  const quiet = devices.filter((device) => isQuiet(device, askedAtMs));
  const silent = quiet.filter(({ lastContactAt }) => lastContactAt !== null);
  const never = quiet.filter(({ lastContactAt }) => lastContactAt === null);
  const well = devices.filter((device) => !isQuiet(device, askedAtMs));
  return {
    title: titleOf(quiet, words),
    sub: words.sub(well.length, devices.length, format.dateTime(toInstant(askedAtMs))),
    lines: [...silent, ...never, ...well].map((device, index) => ({
      key: String(index),
      name: device.displayName,
      detail: detailOf(device, nameOf, words, format),
      status: statusOf(device, askedAtMs, words),
      isQuiet: isQuiet(device, askedAtMs),
    })),
  };
};

type Words = Messages['insights']['devices'];

const titleOf = (quiet: readonly ExecutiveDevice[], words: Words): string => {
  const [first] = quiet;
  if (first === undefined) return words.allWell;
  if (quiet.length > 1) return words.quiet(quiet.length);
  return first.lastContactAt === null ? words.oneNever(first.displayName) : words.oneQuiet(first.displayName);
};

const detailOf = (
  { clubs, device, lastContactAt }: ExecutiveDevice,
  nameOf: (clubId: string) => string,
  words: Words,
  format: Format,
): string => {
  const where = clubs.length === 0 ? words.board : clubs.map(nameOf).join(', ');
  if (lastContactAt === null) return where;
  const when = format.dateTime(lastContactAt);
  return `${where} · ${words.lastContact(device === '' ? words.unknownDevice : device, when)}`;
};

const statusOf = ({ lastContactAt }: ExecutiveDevice, askedAtMs: number, words: Words): string => {
  if (lastContactAt === null) return words.never;
  return isQuiet({ lastContactAt }, askedAtMs)
    ? words.since(daysSince(lastContactAt, askedAtMs))
    : words.current;
};
