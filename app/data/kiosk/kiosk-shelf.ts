/** What could not be moved from the kiosk to its host, of one kind: shown with the reason until it moves or its host gives it up. */
import { BehaviorSubject } from 'rxjs';
import { ok, type Result } from '#schemas/primitives/result.ts';

interface InKiosk {
  readonly seq: number;
  readonly hostAccountId: string;
}

export interface ShelfDependencies<Waiting extends InKiosk, Rejected, Edit> {
  readonly accountId: string;
  readonly waiting: () => Promise<Waiting[]>;
  readonly move: (one: Waiting, edit?: Edit) => Promise<Result<true, Rejected>>;
  readonly forget: (seq: number) => Promise<void>;
  readonly putBack: (one: Waiting) => Promise<void>;
  readonly importAgain: () => Promise<unknown>;
}

export interface Shelf<Rejected, Edit> {
  readonly rejected$: BehaviorSubject<readonly Rejected[]>;
  readonly retry: (seq: number, edit?: Edit) => Promise<Result<true, Rejected>>;
  /** Gives back the way to undo it. */
  readonly discard: (seq: number) => Promise<() => Promise<void>>;
}

export const createShelf = <
  Waiting extends InKiosk,
  Rejected extends { readonly seq: number },
  Edit = undefined,
>({
  accountId,
  waiting,
  move,
  forget,
  putBack,
  importAgain,
}: ShelfDependencies<Waiting, Rejected, Edit>): Shelf<Rejected, Edit> => {
  const rejected$ = new BehaviorSubject<readonly Rejected[]>([]);
  const find = async (seq: number): Promise<Waiting | undefined> =>
    (await waiting()).find((one) => one.seq === seq && one.hostAccountId === accountId);
  /** What else was rejected stays in its place. */
  const show = (seq: number, now: readonly Rejected[]): void =>
    rejected$.next(rejected$.value.flatMap((one) => (one.seq === seq ? now : [one])));
  return {
    rejected$,
    retry: async (seq, edit) => {
      const one = await find(seq);
      // Another tab has decided already.
      const moved = one === undefined ? ok<true>(true) : await move(one, edit);
      show(seq, moved.ok ? [] : [moved.error]);
      return moved;
    },
    discard: async (seq) => {
      const one = await find(seq);
      await forget(seq);
      show(seq, []);
      return async () => {
        if (one === undefined) return;
        await putBack(one);
        await importAgain();
      };
    },
  };
};
