/** Results in the order of `items`; at most `width` tasks run at once. The first failure is thrown, after none is started any more. */
export async function inParallel<T, R>(
  width: number,
  items: readonly T[],
  task: (item: T, at: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let hasFailed = false;
  const work = async (): Promise<void> => {
    while (!hasFailed && next < items.length) {
      const at = next;
      next += 1;
      try {
        results[at] = await task(items[at] as T, at);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, work));
  return results;
}
