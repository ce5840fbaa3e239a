import { renderToStaticMarkup } from 'react-dom/server';
import { rgbaToThumbHash } from 'thumbhash';
import { expect, test } from 'vitest';
import { Picture } from './picture.tsx';

const orange = Uint8Array.from({ length: 4 * 8 * 6 }, (_, at) => [255, 107, 53, 255][at % 4] ?? 0);
const tinyHash = Buffer.from(rgbaToThumbHash(8, 6, orange)).toString('base64');
const draw = (props: Partial<Parameters<typeof Picture>[0]> = {}): string =>
  renderToStaticMarkup(
    <Picture
      sha256="ab"
      variant="medium"
      tinyHash={tinyHash}
      alt="Remise"
      widthPx={8}
      heightPx={6}
      {...props}
    />,
  );

test('R58 R43 a picture is fetched when it comes into view, as WebP or JPEG; its placeholder stands there before, as large', () => {
  const html = draw();
  expect(html).toMatch(/background-image:url\(data:image\/png;base64,[\w+/=]+\)/);
  expect(html).toContain('aspect-ratio:8 / 6');
  expect(html).toContain('<source type="image/webp" srcSet="/media/ab/medium.webp"/>');
  expect(html).toMatch(/<img src="\/media\/ab\/medium.jpg" alt="Remise" [^>]*loading="lazy"/);
});

test('R58 one that is not there yet is its placeholder, with the words of the picture', () => {
  const html = draw({ src: null });
  expect(html).toMatch(/background-image:url\(data:image/);
  expect(html).toContain('role="img" aria-label="Remise"');
  expect(html).not.toContain('<img');
});

test('what is no hash leaves the plain ground', () => {
  for (const broken of ['', '%', 'AA'])
    expect(draw({ tinyHash: broken })).not.toContain('url(data:image/png;base64,)');
  expect(draw({ tinyHash: '' })).not.toContain('background-image');
});
