import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { checkIn as words } from '#app/i18n/fr/check-in.ts';
import { AnswerForm } from './answer-form.tsx';

const render = (busy: boolean): string =>
  renderToStaticMarkup(
    <AnswerForm programsOfStudy={[]} studyLevels={[]} onSubmit={() => undefined} busy={busy} />,
  );

it('R60 takes no change while the answer travels, for it would be lost', () => {
  expect(render(false)).not.toContain('inert');
  const fields = /<div inert="" class="contents">.*<\/div>/.exec(render(true))?.[0] ?? '';
  for (const label of [words.firstName, words.suggestion, words.imageConsent])
    expect(fields).toContain(label);
});
