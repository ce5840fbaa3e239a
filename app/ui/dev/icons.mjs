/*
 * Draws the app's icons from the mark, with Chromium: node app/ui/dev/icons.mjs. The drawing is the one of mark.tsx, in the
 * light colours; maskable keeps the mark inside the safe circle (80 %) and fills the square.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumFlags } from '../../../scripts/lib/chromium-flags.mjs';

const ground = '#fff3eb';
const thread = '#ff6b35';
const bands = [
  { x: 6, tone: '#3440c4' },
  { x: 12.7, tone: '#1f959b' },
  { x: 19.3, tone: '#8c1d4f' },
  { x: 26, tone: '#b27c1c' },
];
const over = bands.filter((_, index) => index !== 2);
const threadPath = 'M16.3 14.5H3.1a1.5 1.5 0 0 0 0 3h13.2zM22.3 14.5h6.6a1.5 1.5 0 0 1 0 3h-6.6z';

const lines = (list, from, length, tone) =>
  list.map((band) => `<path stroke="${tone ?? band.tone}" d="M${band.x} ${from}v${length}"/>`).join('');

const mark = `<g fill="none"><g stroke-width="4" stroke-linecap="round">${lines(bands, 5, 22)}</g>
  <g stroke-width="4.4">${lines(over, 13.5, 5, ground)}</g><path fill="${thread}" d="${threadPath}"/></g>`;

/** share: how much of the square the 32-unit drawing takes; corner: radius of the ground, in 512ths. */
function icon(share, corner) {
  const scale = (512 * share) / 32;
  const shift = (512 * (1 - share)) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect width="512" height="512" rx="${corner}" fill="${ground}"/>
  <g transform="translate(${shift.toFixed(2)} ${shift.toFixed(2)}) scale(${scale.toFixed(4)})">${mark}</g>
</svg>
`;
}

const folder = new URL('../../pwa/public/icons/', import.meta.url);
const rounded = icon(0.74, 112);
await writeFile(new URL('aesi.svg', folder), rounded);
const pictures = [
  ['aesi-192.png', 192, rounded],
  ['aesi-512.png', 512, rounded],
  ['aesi-maskable-512.png', 512, icon(0.6, 0)],
  ['apple-touch-180.png', 180, icon(0.72, 0)],
];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: chromiumFlags,
});
for (const [name, side, svg] of pictures) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  await page.setContent(
    `<body style="margin:0">${svg.replace('<svg', `<svg width="${side}" height="${side}" style="display:block"`)}`,
  );
  await page.screenshot({ path: fileURLToPath(new URL(name, folder)), omitBackground: true });
  await page.close();
}
await browser.close();
