/** The rebuildings of a device's database that its account's rights asked for, one beside the other. */
export const createRebuilds = () => {
  let running: Promise<unknown> = Promise.resolve();
  let isHeld = false;
  return {
    add: (rebuild: () => Promise<void>): void => {
      if (!isHeld) running = Promise.all([running, rebuild()]);
    },
    /** Also one that was begun while another went on. */
    all: async (): Promise<void> => {
      for (let seen: unknown; seen !== running;) {
        seen = running;
        await seen;
      }
    },
    /** None begins from here on, until `release`. */
    hold: (): void => {
      isHeld = true;
    },
    release: (): void => {
      isHeld = false;
    },
  };
};

export type Rebuilds = ReturnType<typeof createRebuilds>;
