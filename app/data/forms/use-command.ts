import type { Commands } from '#app/data/commands/commands.ts';
import { useCommands } from '#app/data/services.tsx';
import { useSubmission } from './use-submission.ts';
import type { CommandError } from '#app/data/commands/write-context.ts';
import { outcomeOf, type CommandFailure } from './command-outcome.ts';
import type { Result } from '#schemas/primitives/result.ts';

export interface CommandRun {
  readonly isBusy: boolean;
  /** Of the last run; undefined once one went well. */
  readonly error: CommandFailure | undefined;
  /** True when it went well; false as well when nobody is here who may write. */
  readonly run: (work: (commands: Commands) => Promise<Result<unknown, CommandError>>) => Promise<boolean>;
}

/** One command at a time, and why the last one did not go through. */
export const useCommand = (): CommandRun => {
  const commands = useCommands();
  const { isBusy, error, run } = useSubmission<CommandFailure>();
  return {
    isBusy,
    error,
    run: async (work) => commands !== undefined && (await run(() => outcomeOf(() => work(commands)))).ok,
  };
};
