/** Choosing a passphrase: five words are offered, and typing them again is enough; one's own words are typed twice. */
import { useState } from 'react';
import type { Messages } from '#app/i18n/messages.ts';
import {
  normalizePassphrase,
  passphraseProblem,
  type KnownIdentity,
  type PassphraseProblem,
} from '#schemas/rules/passphrase.ts';
import { drawWords } from './draw-words.ts';

const OFFERED_WORDS = 5;

export interface TypedPassphrase {
  readonly phrase: string;
  readonly again: string;
  /** Every phrase that was shown so far: "others" may be pressed while one is being typed. */
  readonly offered: readonly string[];
}

export interface NewPassphraseProblems {
  readonly phrase?: PassphraseProblem;
  readonly again?: 'again_required' | 'again_differs';
}

/** What was drawn at random and copied from the screen has been typed twice already, by two. */
export const isOffered = ({ phrase, offered }: TypedPassphrase): boolean =>
  offered.includes(normalizePassphrase(phrase));

export const newPassphraseProblems = (
  typed: TypedPassphrase,
  identity: KnownIdentity,
): NewPassphraseProblems => {
  const problem = passphraseProblem(typed.phrase, identity);
  if (problem !== undefined) return { phrase: problem };
  if (isOffered(typed)) return {};
  const again = normalizePassphrase(typed.again);
  if (again === '') return { again: 'again_required' };
  return again === normalizePassphrase(typed.phrase) ? {} : { again: 'again_differs' };
};

export const hasProblem = ({ phrase, again }: NewPassphraseProblems): boolean =>
  phrase !== undefined || again !== undefined;

/** Of four: nothing, refused, long enough, drawn at random. */
export type PassphraseStrength = 0 | 1 | 3 | 4;

export const strengthOf = (typed: TypedPassphrase, identity: KnownIdentity): PassphraseStrength => {
  if (typed.phrase.trim() === '') return 0;
  if (passphraseProblem(typed.phrase, identity) !== undefined) return 1;
  return isOffered(typed) ? 4 : 3;
};

export interface NewPassphrase extends TypedPassphrase {
  readonly words: readonly string[];
  readonly change: (typed: Partial<Pick<TypedPassphrase, 'phrase' | 'again'>>) => void;
  readonly drawOthers: () => void;
  readonly clear: () => void;
}

export const useNewPassphrase = (list: readonly string[]): NewPassphrase => {
  const [words, setWords] = useState(() => drawWords(list, OFFERED_WORDS));
  const [offered, setOffered] = useState(() => [words.join(' ')]);
  const [typed, setTyped] = useState({ phrase: '', again: '' });
  const drawOthers = (): void => {
    const others = drawWords(list, OFFERED_WORDS);
    setWords(others);
    setOffered([...offered, others.join(' ')]);
  };
  return {
    ...typed,
    words,
    offered,
    change: (part) => setTyped({ ...typed, ...part }),
    drawOthers,
    clear: () => {
      setTyped({ phrase: '', again: '' });
      drawOthers();
    },
  };
};

/**
 * The fields of a form (ui/new-passphrase-fields.tsx) and their check. What is wrong is said once the form was submitted, and
 * not while the phrase is being changed after that.
 */
export const useNewPassphraseFields = (
  chosen: NewPassphrase,
  identity: KnownIdentity,
  sentences: Messages['auth']['newPassphrase'],
) => {
  const [isChecked, setIsChecked] = useState(false);
  const problems = newPassphraseProblems(chosen, identity);
  const { phrase, again } = isChecked ? problems : {};
  const strength = strengthOf(chosen, identity);
  const isOwn = chosen.phrase.trim() !== '' && problems.phrase === undefined && !isOffered(chosen);
  return {
    /** True when it may be taken. */
    check: (): boolean => {
      setIsChecked(true);
      return !hasProblem(problems);
    },
    clear: (): void => {
      setIsChecked(false);
      chosen.clear();
    },
    fields: {
      labels: sentences.labels,
      words: chosen.words,
      onOthers: chosen.drawOthers,
      phrase: chosen.phrase,
      onPhrase: (text: string) => {
        setIsChecked(false);
        chosen.change({ phrase: text });
      },
      phraseError: phrase && sentences.problems[phrase],
      verdict: { strength, ...sentences.verdict[strength] },
      again: isOwn ? chosen.again : undefined,
      onAgain: (text: string) => chosen.change({ again: text }),
      againError: again && sentences[again],
    },
  };
};
