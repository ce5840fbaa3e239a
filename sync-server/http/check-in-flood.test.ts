import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { roomKeyOf } from '#schemas/rules/room-key.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { codeOf } from './testing-auth-server.ts';
import {
  HOTP_SECRET,
  hotp,
  MINUTE_MS,
  PATH,
  startCheckIn,
  WRONG,
  wrongCodes,
  type CheckInTest,
} from './testing-check-in.ts';

let at: CheckInTest;

beforeEach(async () => {
  at = await startCheckIn();
});
afterEach(() => at.close());

describe('a flood of wrong codes', () => {
  /** Wrong codes from ever new phones of one network; how many were judged. */
  const flood = async (network: string, tries: number): Promise<number> => {
    let judged = 0;
    const codes = wrongCodes(tries);
    for (let nth = 0; nth < codes.length; nth += 4) {
      const attacker = await at.newPhone(`${network}.${nth % 250}`);
      for (const code of codes.slice(nth, nth + 4)) {
        if (codeOf(await at.type(code, attacker)) === 'wrong_code') judged += 1;
      }
    }
    return judged;
  };

  it('R27 R30 strangers together try 300 codes an hour, then two from each network', async () => {
    expect(await flood('203.0.113', 340)).toBe(302);
    expect(await flood('198.18.0', 8)).toBe(2);
    at.clock.advance(10 * MINUTE_MS);
    expect(await flood('203.0.113', 8)).toBe(2);
  });

  it('R27 R30 strangers of many networks try fifty codes a minute', async () => {
    await flood('203.0.113', 340);
    let judged = 0;
    for (let network = 0; network < 40; network += 1) judged += await flood(`198.18.${network}`, 4);
    expect(judged).toBe(48);
    const late = await at.newPhone('192.0.2.200');
    expect((await at.type(hotp(), late)).body.error).toEqual({
      code: 'too_many_attempts',
      retryAfterSeconds: 60,
    });
    at.clock.advance(MINUTE_MS);
    expect((await at.type(hotp(), late)).status).toBe(200);
  });

  it('R27 R30 a flood of wrong codes shuts out nobody who has the right one', async () => {
    const proven = await at.newPhone('203.0.113.1');
    await at.ticketFor(proven);
    await flood('203.0.113', 340);
    const elsewhere = await Promise.all(Array.from({ length: 6 }, () => at.newPhone('192.0.2.200')));
    for (const newcomer of elsewhere) expect((await at.type(hotp(), newcomer)).status).toBe(200);
    expect((await at.type(hotp(), proven)).status).toBe(200);
    const besideAttacker = await at.newPhone('203.0.113.1');
    expect(codeOf(await at.type(hotp(), besideAttacker))).toBe('too_many_attempts');
    const roomKey = roomKeyOf({ secretBase32: HOTP_SECRET, counter: 0 }, blake2bHex);
    expect((await at.type(hotp(), besideAttacker, roomKey)).status).toBe(200);
    await at.openCheckIn({ counter: 1 });
    expect((await at.type(hotp(1), await at.newPhone('203.0.113.1'))).status).toBe(200);
  });

  it('R30 the key of the room replaces no code, and dies with its own', async () => {
    const roomKey = roomKeyOf({ secretBase32: HOTP_SECRET, counter: 0 }, blake2bHex);
    await at.phone.send(PATH);
    for (let left = 4; left > 0; left -= 1) {
      expect((await at.type(WRONG, at.phone, roomKey)).body.error).toEqual({
        code: 'wrong_code',
        attemptsLeft: left,
      });
    }
    await at.openCheckIn({ counter: 1 });
    await flood('192.0.2', 340);
    expect(codeOf(await at.type(hotp(1), await at.newPhone(), roomKey))).toBe('too_many_attempts');
  });
});
