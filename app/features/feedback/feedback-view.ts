/** Of everything that was said, what the filters leave, and what it comes to. Pure; the page is drawn from it. */
import type { Feedback, FeedbackAnswer, HostNote } from '#app/data/feedback.ts';
import { monthOf, type Instant } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import { monthsOf, type Period } from '#schemas/primitives/periods.ts';
import { foldName } from '#schemas/primitives/person-key.ts';

export type VoiceKind = 'suggestion' | 'appreciation';

/** One text of one answer. */
export interface Voice {
  readonly key: string;
  readonly kind: VoiceKind;
  readonly clubId: ClubSlug;
  readonly activityId: ActivityId;
  readonly rating: number | null;
  readonly text: string;
}

/** An activity as far as feedback names it. */
export interface Topic {
  readonly topic: string;
  readonly startsAt: Instant;
}

export interface FeedbackFilter {
  readonly period: Period;
  /** Null: all that may be read. */
  readonly club: ClubSlug | null;
  readonly activity: ActivityId | null;
  readonly stars: number | null;
  readonly kind: VoiceKind | null;
  readonly search: string;
}

export interface RatedActivity {
  readonly activityId: ActivityId;
  readonly clubId: ClubSlug;
  readonly average: number;
  readonly count: number;
}

export interface ClubFeedback {
  readonly clubId: ClubSlug;
  readonly ratings: number;
  readonly average: number | null;
  readonly suggestions: number;
  readonly difficulties: number;
}

export interface FeedbackView {
  /** In the period, whatever else is filtered: nothing here means that there is nothing at all. */
  readonly isEmpty: boolean;
  readonly voices: readonly Voice[];
  /** Texts of each kind before the kind is chosen. */
  readonly counts: Readonly<Record<VoiceKind, number>>;
  readonly notes: readonly HostNote[];
  readonly average: number | null;
  /** How many gave 1, 2, 3, 4 and 5 stars. */
  readonly distribution: readonly number[];
  readonly byClub: readonly ClubFeedback[];
  /** The lowest first. */
  readonly toHear: readonly RatedActivity[];
  /** Activities of the period and club that can be chosen, the latest first. */
  readonly activities: readonly ActivityId[];
}

const STARS = [1, 2, 3, 4, 5] as const;
/** An activity is named as one to listen to first below this, when this many rated it: a mood is no finding. */
export const TO_HEAR_BELOW = 3.5;
export const TO_HEAR_RATINGS = 5;

/** Every word that was typed, anywhere, whatever its accents and case. */
export const createSearch = (typed: string): ((...texts: readonly string[]) => boolean) => {
  const words = foldName(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return () => true;
  return (...texts) => {
    const folded = foldName(texts.join(' '));
    return words.every((word) => folded.includes(word));
  };
};

export const feedbackView = (
  { answers, notes }: Feedback,
  filter: FeedbackFilter,
  topics: ReadonlyMap<string, Topic>,
): FeedbackView => {
  const months = new Set<string>(monthsOf(filter.period));
  const startOf = (id: ActivityId): string => topics.get(id)?.startsAt ?? '';
  const ofPeriod = answers.filter(({ at }) => months.has(monthOf(at)));
  const notesOfPeriod = notes
    .filter(({ activityId }) => months.has(startOf(activityId).slice(0, 7)))
    .sort((a, b) => (startOf(a.activityId) < startOf(b.activityId) ? 1 : -1));
  const isOfClub = ({ clubId }: { readonly clubId: ClubSlug }): boolean =>
    filter.club === null || clubId === filter.club;
  const isOfActivity = ({ activityId }: { readonly activityId: ActivityId }): boolean =>
    filter.activity === null || activityId === filter.activity;
  const here = ofPeriod.filter((one) => isOfClub(one) && isOfActivity(one));
  const finds = createSearch(filter.search);
  const topicOf = (id: ActivityId): string => topics.get(id)?.topic ?? '';
  const heard = here
    .filter(({ rating }) => filter.stars === null || rating === filter.stars)
    .flatMap(voicesOf)
    .filter(({ text, activityId }) => finds(text, topicOf(activityId)));
  return {
    isEmpty: ofPeriod.length === 0 && notesOfPeriod.length === 0,
    voices: heard
      .filter(({ kind }) => filter.kind === null || kind === filter.kind)
      .map((voice, index) => ({ ...voice, key: String(index) })),
    counts: {
      suggestion: heard.filter(({ kind }) => kind === 'suggestion').length,
      appreciation: heard.filter(({ kind }) => kind === 'appreciation').length,
    },
    notes: notesOfPeriod.filter(
      (one) =>
        isOfClub(one) && isOfActivity(one) && finds(one.difficulties, one.debrief, topicOf(one.activityId)),
    ),
    average: averageOf(here),
    distribution: STARS.map((stars) => here.filter(({ rating }) => rating === stars).length),
    byClub: byClubOf(ofPeriod, notesOfPeriod),
    toHear: toHearOf(here),
    activities: [
      ...new Set([...ofPeriod, ...notesOfPeriod].filter(isOfClub).map(({ activityId }) => activityId)),
    ].sort((a, b) => (startOf(a) < startOf(b) ? 1 : -1)),
  };
};

const voicesOf = (answer: FeedbackAnswer): Omit<Voice, 'key'>[] => {
  const { clubId, activityId, rating, suggestions, appreciations } = answer;
  const of = (kind: VoiceKind, texts: readonly string[]) =>
    texts.map((text) => ({ kind, clubId, activityId, rating, text }));
  return [...of('suggestion', suggestions), ...of('appreciation', appreciations)];
};

const averageOf = (answers: readonly FeedbackAnswer[]): number | null => {
  const ratings = answers.flatMap(({ rating }) => rating ?? []);
  return ratings.length === 0 ? null : ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
};

const groupedBy = <T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
};

const byClubOf = (answers: readonly FeedbackAnswer[], notes: readonly HostNote[]): ClubFeedback[] => {
  const clubs = groupedBy(answers, ({ clubId }) => clubId);
  const noted = groupedBy(notes, ({ clubId }) => clubId);
  return [...new Set([...clubs.keys(), ...noted.keys()])]
    .map((clubId) => {
      const own = clubs.get(clubId) ?? [];
      return {
        clubId,
        ratings: own.filter(({ rating }) => rating !== null).length,
        average: averageOf(own),
        suggestions: own.reduce((sum, { suggestions }) => sum + suggestions.length, 0),
        difficulties: (noted.get(clubId) ?? []).filter(({ difficulties }) => difficulties !== '').length,
      };
    })
    .sort((a, b) => (b.average ?? 0) - (a.average ?? 0) || (a.clubId < b.clubId ? -1 : 1));
};

const toHearOf = (answers: readonly FeedbackAnswer[]): RatedActivity[] =>
  [...groupedBy(answers, ({ activityId }) => activityId)]
    .flatMap(([activityId, own]) => {
      const average = averageOf(own);
      const count = own.filter(({ rating }) => rating !== null).length;
      const [first] = own;
      if (first === undefined || average === null) return [];
      return count >= TO_HEAR_RATINGS && average < TO_HEAR_BELOW
        ? [{ activityId, clubId: first.clubId, average, count }]
        : [];
    })
    .sort((a, b) => a.average - b.average);
