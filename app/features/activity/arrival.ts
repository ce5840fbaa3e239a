/** What of an activity still has to travel. «Tout est arrivé» is said only when nothing waits and nothing was refused. */
export type Arrival =
  | { readonly type: 'refused'; readonly count: number }
  | { readonly type: 'waiting'; readonly count: number }
  /** Every text is there; so many photos are not. */
  | { readonly type: 'photosWaiting'; readonly count: number }
  | { readonly type: 'arrived' }
  /** Nothing that is read of this activity waits; cards do that may be of people who were there. */
  | { readonly type: 'unsure' };

interface Travelling {
  /** > 0: changed here and not yet taken by the server. */
  readonly pendingAt: number;
}

export const countWaiting = (documents: readonly Travelling[]): number =>
  documents.filter(({ pendingAt }) => pendingAt > 0).length;

export const arrivalOf = ({
  documents,
  participantsWaiting,
  photosWaiting,
  refused,
}: {
  readonly documents: readonly Travelling[];
  readonly participantsWaiting: number;
  /** Of this activity, that lie on this device only. */
  readonly photosWaiting: number;
  readonly refused: number;
}): Arrival => {
  if (refused > 0) return { type: 'refused', count: refused };
  const waiting = countWaiting(documents);
  if (waiting > 0) return { type: 'waiting', count: waiting };
  if (photosWaiting > 0) return { type: 'photosWaiting', count: photosWaiting };
  return participantsWaiting > 0 ? { type: 'unsure' } : { type: 'arrived' };
};
