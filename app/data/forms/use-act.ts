/** One act on a document, done at once: what happened is said, and can be taken back there. */
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { Result } from '#schemas/primitives/result.ts';
import { outcomeOf } from './command-outcome.ts';
import { commandText } from './command-words.ts';
import type { Commands } from '#app/data/commands/commands.ts';
import { useCommands } from '#app/data/services.tsx';
import type { CommandError } from '#app/data/commands/write-context.ts';

export interface Act<T> {
  readonly work: (commands: Commands) => Promise<Result<T, CommandError>>;
  /** What is said once it is done; without it nothing is. */
  readonly said?: string;
  readonly icon?: IconName;
  /** Given what the work answered. */
  readonly undo?: (commands: Commands, done: T) => Promise<Result<unknown, CommandError>>;
}

/** Answers whether it was done; why not has been said then. */
export type RunAct = <T>(act: Act<T>) => Promise<boolean>;

export const useAct = (): RunAct => {
  const { t } = useI18n();
  const commands = useCommands();
  const toast = useToast();
  const run: RunAct = async ({ work, said, icon, undo }) => {
    if (commands === undefined) return false;
    const done = await outcomeOf(() => work(commands));
    if (!done.ok) {
      const words = t.activity.problem;
      // Nothing was typed.
      const text = done.error.type === 'not_found' ? words.gone : commandText(done.error, t);
      toast.show({ text: text ?? words.invalid, icon: 'alert' });
      return false;
    }
    if (said !== undefined) {
      const action =
        undo === undefined
          ? undefined
          : {
              label: t.common.undo,
              onPress: () => void run({ work: (again) => undo(again, done.value) }),
            };
      toast.show({ text: said, icon, action });
    }
    return true;
  };
  return run;
};
