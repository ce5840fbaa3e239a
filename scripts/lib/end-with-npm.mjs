/**
 * npm starts a script through a shell, and a signal that is sent to npm ends the shell alone: the script would go on, with its port
 * and its database, and nobody left to end it. Without its parent, it takes the signal as its own.
 */
const LOOK_EVERY_MS = 250;

export function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const { ppid } = process;
  const looking = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  looking.unref();
}
