/**
 * Lines of a paper sheet as they are typed. Somebody who is in the list already, or stands twice on the sheet, is recognised and
 * counts once, unless the typist says that it is another person of the same name.
 */
import type { Participant } from '#schemas/documents/participant.ts';
import { nameTokens } from '#schemas/primitives/person-key.ts';
import { freeDiscriminator, homonymsOf, nameOf } from './attendee.ts';

export interface PaperLine {
  /** Tells lines apart on the screen while others are removed. */
  readonly key: number;
  readonly lastName: string;
  readonly firstName: string;
  readonly programId: string;
  readonly levelId: string;
  readonly isOther: boolean;
}

type Known = Pick<Participant, 'firstName' | 'lastName' | 'programId' | 'discriminator'>;

export type LineState =
  | { readonly type: 'blank' | 'incomplete' }
  | { readonly type: 'present'; readonly name: string }
  /** `number`: the line that has the same person, from 1. */
  | { readonly type: 'twice'; readonly number: number }
  | { readonly type: 'ready'; readonly discriminator: string };

/** The next one: a sheet goes round by benches, so filière and niveau are often those of the line above. */
export const blankLine = (above?: PaperLine): PaperLine => ({
  key: (above?.key ?? 0) + 1,
  lastName: '',
  firstName: '',
  programId: above?.programId ?? '',
  levelId: above?.levelId ?? '',
  isOther: false,
});

const lacksName = (name: string): boolean => nameTokens(name, '').length === 0;

export const isBlank = ({ firstName, lastName }: PaperLine): boolean =>
  firstName.trim() === '' && lastName.trim() === '';

export const judgeLines = (lines: readonly PaperLine[], present: readonly Known[]): readonly LineState[] => {
  const earlier: (Known & { readonly number: number })[] = [];
  return lines.map((line, index) => {
    if (isBlank(line)) return { type: 'blank' };
    const { firstName, lastName, programId, levelId } = line;
    if (lacksName(firstName) || lacksName(lastName) || programId === '' || levelId === '') {
      return { type: 'incomplete' };
    }
    const [there] = homonymsOf(line, present);
    const [above] = homonymsOf(line, earlier);
    if (!line.isOther && there !== undefined) return { type: 'present', name: nameOf(there) };
    if (!line.isOther && above !== undefined) return { type: 'twice', number: above.number };
    const homonyms: readonly Known[] = [...homonymsOf(line, present), ...homonymsOf(line, earlier)];
    const discriminator = line.isOther && homonyms.length > 0 ? freeDiscriminator(homonyms) : '';
    earlier.push({ firstName, lastName, programId, discriminator, number: index + 1 });
    return { type: 'ready', discriminator };
  });
};
