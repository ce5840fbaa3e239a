/** How many of what lasts there may be at once: of one owner, and of all together. */
export interface Places {
  /** Gives the way to leave it; undefined when none is free. */
  take(owner: string): (() => void) | undefined;
}

export const createPlaces = (max: { readonly ofOne: number; readonly ofAll: number }): Places => {
  const taken = new Map<string, number>();
  let all = 0;
  const change = (owner: string, by: 1 | -1): void => {
    const count = (taken.get(owner) ?? 0) + by;
    all += by;
    if (count === 0) taken.delete(owner);
    else taken.set(owner, count);
  };
  return {
    take: (owner) => {
      if (all >= max.ofAll || (taken.get(owner) ?? 0) >= max.ofOne) return undefined;
      change(owner, 1);
      let isLeft = false;
      return () => {
        if (!isLeft) change(owner, -1);
        isLeft = true;
      };
    },
  };
};
