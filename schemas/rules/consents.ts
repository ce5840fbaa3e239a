/**
 * What a person agreed to, as it stands on the card. The later word counts, and what is later is told by when it was said
 * (`consentsAt`), never by when it arrived: an answer may lie in a kiosk for days, and meanwhile the person said otherwise.
 */
import type { Participant } from '../documents/participant.ts';
import type { Instant } from '../primitives/dates.ts';

export type Consents = Pick<Participant, 'rankingConsent' | 'imageConsent'> & {
  readonly consentsAt?: Instant | undefined;
};

/** `updatedAt` stands in for a time that was never noted: what the card says was said by then. */
export type ConsentsOnCard = Consents & Pick<Participant, 'updatedAt'>;

/** Undefined where the times do not tell. */
export const laterConsents = (a: ConsentsOnCard, b: ConsentsOnCard): Consents | undefined => {
  const saidA = saidAt(a, b);
  const saidB = saidAt(b, a);
  if (saidA === undefined || saidB === undefined || saidA === saidB) return undefined;
  return consentsOf(saidA > saidB ? a : b);
};

/**
 * The card after one more answer. In doubt about which came first a consent needs both: it is asked again at the next check-in.
 * A time that has not come yet was noted by a wrong clock and says nothing; otherwise no refusal would count until then.
 */
export const consentsAfterAnswer = (card: ConsentsOnCard, answer: ConsentsOnCard, now: Instant): Consents => {
  const isFromFuture = card.consentsAt !== undefined && card.consentsAt > now;
  const known = isFromFuture ? { ...card, consentsAt: undefined } : card;
  return (
    laterConsents(known, answer) ?? {
      rankingConsent: card.rankingConsent && answer.rankingConsent,
      imageConsent: card.imageConsent && answer.imageConsent,
      consentsAt: latest(known.consentsAt, answer.consentsAt),
    }
  );
};

export const latest = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

const saidAt = (
  { consentsAt, updatedAt }: ConsentsOnCard,
  { consentsAt: other }: ConsentsOnCard,
): Instant | undefined => consentsAt ?? (other !== undefined && updatedAt < other ? updatedAt : undefined);

const consentsOf = ({ rankingConsent, imageConsent, consentsAt }: Consents): Consents => ({
  rankingConsent,
  imageConsent,
  consentsAt,
});
