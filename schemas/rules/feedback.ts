/** What people said of an activity, put together: for the bureau and the board only (R14, R20). Nobody's name stands beside a text. */
import type { Attendance } from '../documents/attendance.ts';

const RATINGS = [5, 4, 3, 2, 1] as const;

export interface Feedback {
  readonly count: number;
  /** Null before the first rating. */
  readonly average: number | null;
  /** How many gave each, five stars first. */
  readonly distribution: readonly { readonly rating: number; readonly count: number }[];
  /** In the order in which they were given. */
  readonly appreciations: readonly string[];
  readonly suggestions: readonly string[];
}

export const feedbackOf = (
  attendances: readonly Pick<Attendance, 'rating' | 'appreciations' | 'suggestions'>[],
): Feedback => {
  const ratings = attendances.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  const sum = ratings.reduce((total, rating) => total + rating, 0);
  return {
    count: ratings.length,
    average: ratings.length === 0 ? null : sum / ratings.length,
    distribution: RATINGS.map((rating) => ({
      rating,
      count: ratings.filter((one) => one === rating).length,
    })),
    appreciations: attendances.flatMap(({ appreciations }) => appreciations),
    suggestions: attendances.flatMap(({ suggestions }) => suggestions),
  };
};
