/** What stands on an own phone after the code, and what its screens share. */
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import { keptPhoto } from '#app/data/photos/presence-photo.ts';
import type { CarriedAnswer } from '#schemas/protocol/carried-answer.ts';
import type { CheckInAnswer, CheckInView } from '#schemas/protocol/check-in.ts';
import { photoWords } from './answer-photo.tsx';
import type { TicketPhoto } from './sent-photo.tsx';
import type { Thanked } from './thanks-step.tsx';

export type AnswerScreen =
  /** Without a ticket the server has not seen the code yet. */
  | {
      readonly name: 'form';
      readonly code: string;
      readonly ticket?: string | undefined;
      /** Of one who comes back to correct the answer. */
      readonly photo?: PreparedPhoto | undefined;
    }
  | {
      readonly name: 'carried';
      readonly carried: CarriedAnswer;
      readonly ticket?: string | undefined;
      /** Goes along only if the network comes back. */
      readonly photo?: PreparedPhoto | undefined;
    }
  | {
      readonly name: 'thanks';
      readonly thanked: Thanked;
      readonly answer: CheckInAnswer;
      /** The host's camera took it. */
      readonly isScanned?: boolean;
      readonly photo?: TicketPhoto | undefined;
    };

export interface PresenceAnswerProps {
  readonly activityUlid: string;
  readonly roomKey: string;
  readonly view: CheckInView;
  readonly screen: AnswerScreen;
  readonly show: (screen: AnswerScreen) => void;
  /** The code's ticket is too old. */
  readonly askCode: (error: string) => void;
}

interface ThankedHow {
  readonly isScanned?: boolean;
  readonly photo?: TicketPhoto | undefined;
}

export type Thank = (thanked: Thanked, answer: CheckInAnswer, how?: ThankedHow) => void;

export interface AnswerStepProps extends Omit<PresenceAnswerProps, 'screen'> {
  readonly ticket?: string | undefined;
  readonly thank: Thank;
}

export const thankedOf = (answer: CheckInAnswer, taken: Omit<Thanked, 'firstName'>): Thanked => ({
  firstName: answer.firstName.trim(),
  ...taken,
});

/** What was typed is kept while a code is asked for; so is the photo, where there is room for it. */
export const withoutPhoto = (text: string, photo: PreparedPhoto | undefined, activityUlid: string): string =>
  photo === undefined || keptPhoto(activityUlid) !== undefined ? text : `${text} ${photoWords().chooseAgain}`;
