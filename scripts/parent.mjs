// Ends with the npm that started us. npm hands signals to its shell, which may die of them without telling us, and nobody hears
// of a `kill -9`: what was started would go on unseen, and stand in the way of the next start.

const everyMs = 200;

/** Sends this process SIGTERM, once, when its parent is gone. Does not keep the process alive. */
export function endWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, everyMs);
  timer.unref();
}
