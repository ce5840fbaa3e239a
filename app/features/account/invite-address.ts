/** Whom an invitation is for, when it was begun on a club's page: that club's lead. */
import type { InAddress } from '#app/data/forms/use-address-filter.ts';

export interface InviteWish {
  /** Undefined: nobody in particular. */
  readonly club: string | undefined;
}

export const INVITE_ADDRESS: InAddress<InviteWish> = {
  read: (asked) => ({ club: asked('inviter') }),
  write: ({ club }) => ({ inviter: club }),
};
