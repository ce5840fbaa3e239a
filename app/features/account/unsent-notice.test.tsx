import { prerender } from 'react-dom/static';
import { afterEach, expect, it, vi } from 'vitest';
import { I18nProvider } from '#app/i18n/i18n-context.tsx';
import { UnsentNotice } from './unsent-notice.tsx';

afterEach(() => vi.unstubAllGlobals());

it('R60 names each kind of what would be lost, with its count, and no other', async () => {
  vi.stubGlobal('localStorage', { getItem: () => null });
  const { prelude } = await prerender(
    <I18nProvider>
      <UnsentNotice
        unsent={{
          pendingCount: 0,
          rejectedCount: 1,
          answerCount: 4,
          draftCount: 2,
          photoCount: 3,
          kioskPhotoCount: 5,
        }}
        willErase
        onExport={() => undefined}
      />
    </I18nProvider>,
  );
  const html = await new Response(prelude).text();
  expect(html).toContain('Un changement refusé');
  expect(html).toContain('4 réponses de la borne');
  expect(html).toContain('3 photos');
  expect(html).toContain('5 photos de la borne');
  expect(html).toContain('2 brouillons');
  expect(html).not.toMatch(/changements? qui/);
  expect(html).toContain('sera perdu si vous effacez');
});
