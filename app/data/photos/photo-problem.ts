/** Why a file is no photo that can be kept, in one sentence that names it. */
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages.ts';
import type { ChosenPhotoError } from './prepare-when-chosen.ts';

export interface ProblemWords {
  readonly t: Messages;
  readonly format: Format;
}

export const photoProblemText = (
  problem: ChosenPhotoError,
  fileName: string,
  { t, format }: ProblemWords,
): string => {
  const words = t.photos.fileProblem;
  switch (problem.type) {
    case 'too_heavy':
      return words.too_heavy(fileName, format.bytes(problem.bytes), format.bytes(problem.limitBytes));
    case 'too_many_pixels':
      return words.too_many_pixels(fileName, format.count(problem.widthPx), format.count(problem.heightPx));
    default:
      return words[problem.type](fileName);
  }
};
