/** Cleans at start and once a day; a failure waits for the next time. */
import type { ServerContext } from '#server/context.ts';

const DAY_MS = 24 * 3_600_000;

/** Gives the way to stop. */
export async function startMediaCleaning({
  media,
  log,
}: Pick<ServerContext, 'media' | 'log'>): Promise<() => void> {
  await media.removeLeftovers();
  const run = (): void => {
    media.clean().catch((error: unknown) => log.warn({ err: error }, 'photos not cleaned'));
  };
  run();
  const timer = setInterval(run, DAY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
