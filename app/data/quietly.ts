/** Storage may be switched off or full: then nothing is kept, and the page goes on as if nothing had been. */
export const quietly = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};
