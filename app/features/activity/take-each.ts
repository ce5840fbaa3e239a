/** Files one after the other: one that fails, however it fails, says so and does not keep the next from being taken. */
import type { Result } from '#schemas/primitives/result.ts';

export interface TakenPhotos {
  readonly keptCount: number;
  /** One sentence per file that was not kept. */
  readonly problems: readonly string[];
}

export interface TakeEach {
  /** The error is the sentence that says why not. */
  readonly keep: (file: File) => Promise<Result<true, string>>;
  /** The sentence for what nobody foresaw. */
  readonly problemOf: (file: File, cause: unknown) => string;
  readonly onFile: (index: number) => void;
}

export const takeEach = async (
  files: readonly File[],
  { keep, problemOf, onFile }: TakeEach,
): Promise<TakenPhotos> => {
  let keptCount = 0;
  const problems: string[] = [];
  for (const [index, file] of files.entries()) {
    onFile(index);
    try {
      const kept = await keep(file);
      if (kept.ok) keptCount += 1;
      else problems.push(kept.error);
    } catch (cause) {
      problems.push(problemOf(file, cause));
    }
  }
  return { keptCount, problems };
};
