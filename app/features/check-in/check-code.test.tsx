import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkCode } from './check-code.ts';
import { CodeStep } from './code-step.tsx';
import { checkIn as words } from '#app/i18n/fr/check-in.ts';

describe('checking a code', () => {
  const reported = vi.fn<(cause: unknown) => void>();
  beforeEach(() => vi.stubGlobal('reportError', reported));
  afterEach(() => {
    vi.unstubAllGlobals();
    reported.mockClear();
  });

  it('hands on what the kiosk says', async () => {
    expect(await checkCode(() => Promise.resolve({ type: 'wrong' }), '482913')).toEqual({ type: 'wrong' });
    expect(reported).not.toHaveBeenCalled();
  });

  it('R7 says that the phone is full, where that is why', async () => {
    const full = new Error('AbortError', { cause: new DOMException('no room', 'QuotaExceededError') });
    expect(await checkCode(() => Promise.reject(full), '482913')).toEqual({ type: 'storage_full' });
    expect(reported).not.toHaveBeenCalled();
  });

  it('R7 ends with an answer, and the next code is heard, when the kiosk fails', async () => {
    const lost = new DOMException('The database connection is closing', 'InvalidStateError');
    expect(await checkCode(() => Promise.reject(lost), '482913')).toEqual({ type: 'unchecked' });
    expect(reported).toHaveBeenCalledExactlyOnceWith(lost);
    const thrown = () => {
      throw lost;
    };
    expect(await checkCode(thrown, '482913')).toEqual({ type: 'unchecked' });
    const html = renderToStaticMarkup(
      <CodeStep keypad until="18 h" error={words.codeUnchecked} busy={false} onCode={() => undefined} />,
    );
    expect(html).toContain(words.codeUnchecked);
    expect(html).not.toContain(words.checkingCode);
  });
});
