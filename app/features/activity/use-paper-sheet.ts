/** The sheet that is being typed: kept through a reload, saved in one go; what cannot be saved stays where it was typed. */
import { useMemo, useState } from 'react';
import { useCommands, useDraft } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { instantToMs, toInstant } from '#schemas/primitives/dates.ts';
import { outcomeOf } from '#app/data/forms/command-outcome.ts';
import { commandText } from '#app/data/forms/command-words.ts';
import type { Entitled } from './entitled-page.tsx';
import { blankLine, isBlank, judgeLines, type LineState, type PaperLine } from './paper-lines.ts';
import { usePeople } from './use-people.ts';

export interface PaperSheet {
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly lines: readonly PaperLine[];
  readonly states: readonly LineState[];
  /** By the line's key, once somebody tried to save. */
  readonly errors: Readonly<Record<number, string>>;
  readonly problem: string | undefined;
  readonly change: (key: number, part: Partial<PaperLine>) => void;
  readonly add: () => void;
  readonly remove: (key: number) => void;
  readonly save: () => Promise<void>;
}

/** `onSaved` is told how many attendances there are now that were not before. */
export const usePaperSheet = (
  { activity, attendances }: Entitled,
  onSaved: (count: number) => void,
): PaperSheet => {
  const { t } = useI18n();
  const commands = useCommands();
  const draft = useDraft<readonly PaperLine[]>(`paper-sheet:${activity.id}`, [blankLine()]);
  const [errors, setErrors] = useState<Readonly<Record<number, string>>>({});
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const people = usePeople(
    useMemo(() => attendances.map(({ participantId }) => participantId), [attendances]),
  );
  const lines = draft.value;
  const states = judgeLines(lines, [...people.values()]);

  const write = (next: readonly PaperLine[]): void => {
    setProblem(undefined);
    draft.change(next.length === 0 ? [blankLine()] : next);
  };
  const saveLine = async (line: PaperLine, discriminator: string): Promise<string | undefined> => {
    if (commands === undefined) return t.errors.forbidden;
    const { firstName, lastName, programId, levelId } = line;
    const written = await outcomeOf(() =>
      commands.addAttendanceFromAnswer({
        clubId: activity.clubId,
        activityId: activity.id,
        way: 'sheet',
        // Who signed was there; when it is typed says nothing.
        late: false,
        asksConsents: false,
        answer: {
          firstName,
          lastName,
          programId,
          levelId,
          discriminator,
          rating: null,
          appreciation: '',
          suggestion: '',
          rankingConsent: false,
          imageConsent: false,
          answeredAt: toInstant(Math.min(instantToMs(activity.startsAt), Date.now())),
        },
      }),
    );
    return written.ok ? undefined : (commandText(written.error, t) ?? t.activity.problem.invalid);
  };
  const saveAll = async (): Promise<void> => {
    const failed: Record<number, string> = {};
    const kept: PaperLine[] = [];
    let count = 0;
    for (const [index, line] of lines.entries()) {
      const state = states[index];
      if (state?.type !== 'ready') continue;
      const why = await saveLine(line, state.discriminator);
      if (why === undefined) {
        count += 1;
      } else {
        failed[line.key] = why;
        kept.push(line);
      }
    }
    setErrors(failed);
    if (kept.length === 0) {
      draft.clear();
      onSaved(count);
      return;
    }
    write(kept);
    setProblem(t.paper.someLeft(kept.length));
  };
  return {
    isReady: draft.isReady,
    isBusy,
    lines,
    states,
    errors,
    problem,
    change: (key, part) => {
      setErrors(Object.fromEntries(Object.entries(errors).filter(([of]) => Number(of) !== key)));
      write(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
    },
    add: () => write([...lines, blankLine(lines.at(-1))]),
    remove: (key) => write(lines.filter((line) => line.key !== key)),
    save: async () => {
      const incomplete = lines.filter((_, index) => states[index]?.type === 'incomplete');
      setErrors(Object.fromEntries(incomplete.map(({ key }) => [key, t.paper.incomplete])));
      setProblem(lines.every(isBlank) ? t.paper.nothing : undefined);
      if (incomplete.length > 0 || lines.every(isBlank)) return;
      setBusy(true);
      await saveAll().finally(() => setBusy(false));
    },
  };
};
