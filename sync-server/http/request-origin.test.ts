import type { Request } from 'express';
import { describe, expect, it } from 'vitest';
import { addressOf, deviceLabelOf, isOwnOrigin, networkOf, readCookie } from './request-origin.ts';

/** As much of a request as is looked at. */
const request = (headers: Record<string, string>, ip = ''): Request =>
  ({ headers, ip }) as unknown as Request;

describe('where a request comes from', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('R27 counts %s as %s', (ip, address) => {
    expect(addressOf(request({}, ip))).toBe(address);
  });

  it.each([
    ['192.0.2.7', '192.0.2'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
    ['2001:db8::1', '2001:db8:0'],
  ])('R27 counts %s as one of the network %s', (ip, network) => {
    expect(networkOf(addressOf(request({}, ip)))).toBe(network);
  });

  it('reads one cookie among others', () => {
    const cookie = 'aesi_refresh_old=1; aesi_refresh=2; other=aesi_refresh=3';
    expect(readCookie(request({ cookie }), 'aesi_refresh')).toBe('2');
    expect(readCookie(request({}), 'aesi_refresh')).toBeUndefined();
  });

  it.each([
    [{ origin: 'https://clubs.example.org' }, true],
    [{ origin: 'http://192.168.1.4:8080', host: '192.168.1.4:8080' }, true],
    [{ origin: 'https://clubs.example.org.evil.example', host: 'clubs.example.org' }, false],
    [{ origin: 'null', host: 'clubs.example.org' }, false],
    [{ host: 'clubs.example.org' }, true],
    [{ host: 'clubs.example.org', 'sec-fetch-site': 'same-site' }, false],
    [{ host: 'clubs.example.org', 'sec-fetch-site': 'same-origin' }, true],
  ])('R27 %j: own page %s', (headers, own) => {
    expect(
      isOwnOrigin(request(headers as Record<string, string>), { publicUrl: 'https://clubs.example.org' }),
    ).toBe(own);
  });

  it.each([
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0', 'Firefox, Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1',
      'Safari, iOS',
    ],
    ['curl/8', ''],
  ])('names the device of %s', (agent, label) => {
    expect(deviceLabelOf(request({ 'user-agent': agent }))).toBe(label);
  });
});
