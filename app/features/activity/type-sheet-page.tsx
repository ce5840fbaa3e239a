/** A paper sheet becomes attendances: one line per person, without taking the hands off the keyboard. */
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ActionBar } from '#app/ui/action-bar.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { SkeletonCard } from '#app/ui/skeleton.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { EntitledPage, type Entitled } from './entitled-page.tsx';
import type { ActivityAddress } from './known-activity.tsx';
import { PaperLineFields } from './paper-line-fields.tsx';
import { usePaperSheet } from './use-paper-sheet.ts';

export const TypeSheetPage = (address: ActivityAddress): ReactNode => (
  <EntitledPage {...address} right="addsPeople">
    {(entitled) => <TypeSheet {...entitled} />}
  </EntitledPage>
);

const TypeSheet = (entitled: Entitled): ReactNode => {
  const { activity, club, lists } = entitled;
  const { t, format } = useI18n();
  const toast = useToast();
  const router = useRouter();
  const backTo = paths.activity(club.clubId, ulidOfActivity(activity.id));
  usePageTitle(t.paper.typeTitle, activity.topic, t.common.appName);
  const sheet = usePaperSheet(entitled, (count) => {
    toast.show({ text: t.paper.saved(format.count(count), count < 2), icon: 'check' });
    router.history.replace(backTo);
  });
  const { lines, states } = sheet;
  const { form, next } = useNextBox(lines.length, sheet.add);
  const count = states.filter(({ type }) => type === 'ready').length;
  return (
    <Form busy={sheet.isBusy || !sheet.isReady} onSubmit={() => void sheet.save()}>
      <PageHead
        title={t.paper.typeTitle}
        sub={`${activity.topic}. ${t.paper.typeSub}`}
        back={{ href: backTo, label: t.activity.toActivity }}
      />
      {sheet.isReady ? (
        <div ref={form} onKeyDown={next} role="presentation">
          <Card clubSlug={club.clubId}>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
              {/* What was typed while they are saved would go with them. */}
              <div inert={sheet.isBusy} className="contents">
                {lines.map((line, index) => (
                  <PaperLineFields
                    key={line.key}
                    number={index + 1}
                    line={line}
                    state={states[index] ?? { type: 'blank' }}
                    error={sheet.errors[line.key]}
                    lists={lists}
                    onChange={(part) => sheet.change(line.key, part)}
                    onRemove={lines.length === 1 ? undefined : () => sheet.remove(line.key)}
                  />
                ))}
              </div>
              {sheet.problem === undefined ? null : <Notice tone="bad" title={sheet.problem} live />}
              <div className="flex flex-wrap items-center gap-3">
                <Button icon="plus" onClick={sheet.add}>
                  {t.paper.addLine}
                </Button>
                <ActionBar>
                  <Button type="submit" variant="primary" icon="check" busy={sheet.isBusy}>
                    {count === 0 ? t.paper.saveNone : t.paper.save(format.count(count), count === 1)}
                  </Button>
                </ActionBar>
              </div>
            </div>
          </Card>
        </div>
      ) : (
        <SkeletonCard lines={4} />
      )}
    </Form>
  );
};

/** Marks the boxes that Enter goes through. */
const BOX = '[data-box]';

/** Enter goes to the next box; behind the last one a new line begins. */
const useNextBox = (lineCount: number, add: () => void) => {
  const form = useRef<HTMLDivElement>(null);
  const before = useRef(lineCount);
  const goesOn = useRef(false);
  const boxes = (): HTMLElement[] => [...(form.current?.querySelectorAll<HTMLElement>(BOX) ?? [])];
  useEffect(() => {
    if (goesOn.current && lineCount > before.current) boxes().at(-4)?.focus();
    goesOn.current = false;
    before.current = lineCount;
  }, [lineCount]);
  const next = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLElement) || !event.target.matches(BOX)) return;
    event.preventDefault();
    const all = boxes();
    const following = all[all.indexOf(event.target) + 1];
    if (following !== undefined) return following.focus();
    goesOn.current = true;
    add();
  };
  return { form, next };
};
