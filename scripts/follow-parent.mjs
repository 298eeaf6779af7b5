/**
 * Ends this process as a signal would when the shell that npm runs it in is gone: a signal to npm ends that shell and
 * goes no further, so the server would stay behind, holding its port and its data.
 */
export function followParent() {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  timer.unref()
}
