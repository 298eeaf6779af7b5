import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'

/**
 * A test that is aborted, even by SIGKILL, must not leave servers behind: a process beside the server waits for the end
 * of a pipe that this one holds open, and ends the server then, whatever it is doing. (`$$` is the server's process.)
 */
export const endWithParent = 'exec 3<&0 </dev/null; { read -r _ <&3; kill -9 $$; } >/dev/null 2>&1 &'

/** Goes on as the program that the shell's other arguments name. */
export const execRest = 'exec "$0" "$@" 3<&-'

/** Starts a program without input and output, which ends with this process at the latest. */
export function spawnMortal(command: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn('sh', ['-c', `${endWithParent} ${execRest}`, ...command], {
    ...options,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}
