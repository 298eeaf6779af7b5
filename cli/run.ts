import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { dayOf } from '../journey/model/day.ts'
import { languages } from '../journey/model/vocabulary.ts'
import { type AnalyseCommand, analyseCommand } from './analyse.ts'
import { addFileCommands } from './file-commands.ts'
import { type PushCommand, pushCommand } from './push.ts'
import { addServerCommands } from './server-commands.ts'
import { CommandError, type Terminal } from './terminal.ts'

/**
 * Runs the command line.
 * @param given the arguments, without the program's own
 * @returns the exit code: 0 done, 1 failed, 2 called in a way that makes no sense
 */
export async function run(given: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  let exitCode: 0 | 1 = 0
  const program = new Command('jejak')
    .description('Customer journey maps on the command line.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.error(text) })
    .helpCommand(false)
    .showHelpAfterError('(jejak --help says how it is used)')

  program
    .command('analyse')
    .description('Conversion, visits, value, money at risk, its Shapley split, and what fixes bring.')
    .argument('<file>', 'a Jejak file, or - for the standard input')
    .addOption(new Option('--format <format>', 'how to print it').choices(['table', 'json']).default('table'))
    .option('--scenario <id or title>', 'print what a scenario of the map comes to')
    .option('--budget <amount>', 'print the fixes that bring most for so much money', amount)
    .option('--seed <number>', 'of what is drawn at random; the same seed prints the same', whole, 1)
    .option('--hide-assumptions', 'leave out every figure that is only assumed')
    .addOption(languageOption())
    .action(async (file: string, options: AnalyseCommand) => {
      exitCode = await analyseCommand(file, options, terminal)
    })

  program
    .command('push')
    .description('Record values of metrics on a map that a server keeps.')
    .argument('<server>', 'address of the server, as https://maps.example.org')
    .argument('<map>', 'id of the map')
    .addOption(
      new Option('--link-key <secret>', 'of a share link that may edit: what stands after #k= in it').env(
        'JEJAK_LINK_KEY',
      ),
    )
    .option('--metric <id>', 'the metric, by its id')
    .option('--key <key>', 'the metric, by its key of the catalogue, as nps; with --on where it stands')
    .option('--on <id or title>', 'card or stage that the metric measures; without it the map as a whole')
    .option('--title <title>', 'title of the metric, where several have the same key and place')
    .option('--value <number>', 'the value, in the metric’s unit; percentages as 0 to 100', number)
    .option('--n <count>', 'how many it was counted from', whole)
    .addOption(new Option('--day <day>', 'day that it is of').default(dayOf(new Date()), 'today').argParser(day))
    .option('--file <file>', 'values as JSON instead, or - for the standard input: see the README')
    .addOption(languageOption())
    .action(async (server: string, map: string, options: PushCommand) => {
      exitCode = await pushCommand(server, map, options, terminal)
    })

  addFileCommands(program, terminal, (code) => (exitCode = code))
  addServerCommands(program, terminal, (code) => (exitCode = code))

  try {
    await program.parseAsync(given, { from: 'user' })
    return exitCode
  } catch (error) {
    // Commander has said it; help that was asked for is no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof CommandError)) throw error
    terminal.error(`${error.message}\n`)
    return error.exitCode
  }
}

const languageOption = () => new Option('--language <language>', 'of the words').choices(languages).default('en')

function number(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(value)) throw new InvalidArgumentError('A number is expected, as 1250000.5.')
  return value
}

function amount(text: string): number {
  const value = number(text)
  if (value < 0) throw new InvalidArgumentError('An amount of 0 or more is expected.')
  return value
}

function whole(text: string): number {
  const value = number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('A whole number is expected.')
  return value
}

function day(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
  if (!isDay) throw new InvalidArgumentError('A day is expected, as 2026-11-22.')
  return text
}
