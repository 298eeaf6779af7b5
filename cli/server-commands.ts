import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'

/**
 * Adds what is done with the maps that a server here keeps, by the server's own program and with its settings: the
 * environment it is started with.
 */
export function addServerCommands(program: Command, terminal: Terminal, end: (exitCode: 0 | 1) => void): void {
  const where = `
Set JEJAK_DATA_DIR or JEJAK_DATABASE_URL as for the server, and run this as the same user.`

  program
    .command('backup')
    .description('Write all maps that a server here keeps to one file, also while it runs.')
    .argument('<file>', 'replaced when the new one is whole')
    .addHelpText('after', where)
    .action(async (file: string) => end(await terminal.runServer(['backup', file])))

  program
    .command('restore')
    .description('Put maps back as they are in a backup. A server on a data directory must be stopped.')
    .argument('<file>', 'that was written by backup')
    .argument('[map...]', 'ids of the maps that are wanted; all without them')
    .addHelpText('after', where)
    .action(async (file: string, maps: string[]) => end(await terminal.runServer(['restore', file, ...maps])))

  program
    .command('owner-link')
    .description('Make a new owner link for a map whose owners have lost theirs.')
    .argument('<map>', 'id of the map')
    .addHelpText('after', where)
    .action(async (map: string) => end(await terminal.runServer(['owner-link', map])))
}
