import { type Command, InvalidArgumentError, Option } from 'commander'
import { dayOf } from '../journey/model/day.ts'
import { writtenFormats } from '../journey/export/exported-file.ts'
import { evidenceKinds, pageKinds, scaleRange } from '../journey/export/options.ts'
import { onePagerPapers } from '../journey/layout/one-pager-sizes.ts'
import { diffFormats } from '../journey/diff/render-diff.ts'
import { sampleTemplate, templates } from '../journey/library/templates.ts'
import { limits } from '../journey/model/limits.ts'
import { languages } from '../journey/model/vocabulary.ts'
import { type DiffCommand, diffCommand } from './compare.ts'
import { type NewCommand, newCommand } from './new-map.ts'
import { type ExportCommand, exportCommand } from './export.ts'
import { type ImportCommand, importCommand } from './import.ts'
import type { Terminal } from './terminal.ts'
import { type ValidateCommand, validateCommand } from './validate.ts'

/** Adds what can be done with files alone: compare them, check them, begin one. Nothing is ever fetched. */
export function addFileCommands(program: Command, terminal: Terminal, end: (exitCode: 0 | 1) => void): void {
  program
    .command('diff')
    .description(
      'What differs between two maps: added, removed, moved, changed, re-scored. Exits 0 for the same,\n1 for different, 2 where a file cannot be read.',
    )
    .argument('<before>', 'a Jejak file, or - for the standard input')
    .argument('<after>', 'another, or -')
    .addOption(new Option('--format <format>', 'how to print it').choices(diffFormats).default('text'))
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples(
        'jejak diff monday.json friday.json',
        'jejak diff monday.json friday.json --format markdown --language id > changes.md',
        'git show HEAD:map.json | jejak diff - map.json',
      ),
    )
    .action(async (before: string, after: string, options: DiffCommand) =>
      end(await diffCommand(before, after, options, terminal)),
    )

  program
    .command('export')
    .description('Write maps as pictures, pages, tables or text. The same bytes as from the app.')
    .argument('<file...>', 'Jejak files; - for the standard input')
    .addOption(new Option('--format <format>', 'what to write').choices(writtenFormats).default('svg'))
    .option(
      '-o, --output <path>',
      'a file, or - for the standard output; a folder, made if need be, where there are several files',
    )
    .option('--force', 'replace files that are there already')
    .addOption(new Option('--theme <theme>', 'of what is drawn').choices(['light', 'dark']).default('light'))
    .option('--scale <number>', 'pixels of a PNG per px of the sheet', scale, 1)
    .option('--width <pixels>', 'width of a PNG, in the place of a scale', width)
    .addOption(
      new Option('--pages <kind>', 'the map on one page, a PDF over several, or the executive one-pager')
        .choices(pageKinds)
        .default('fitted'),
    )
    .addOption(
      new Option('--paper <paper>', 'of a PDF or a one-pager; wide is a screen').choices(onePagerPapers).default('a3'),
    )
    .option('--since <file>', 'an earlier version: what changed stands on the one-pager and in a presentation')
    .option('--view <id or title>', 'a saved view of the map: what is drawn of it')
    .option('--lanes <list>', 'lanes that are drawn, by title, id or role, separated by commas')
    .option('--persona <list>', 'whose emotion curves are drawn, by title or id')
    .option('--stage <id or title>', 'the only stage that is drawn')
    .addOption(
      new Option('--evidence <kind>', 'figures that are drawn: known leaves out what is only assumed').choices(
        evidenceKinds,
      ),
    )
    .option('--flow', 'draw the flow of customers')
    .option('--no-flow', 'do not, whatever the view says')
    .option('--comments', 'let a file that is opened again hold comments and votes; a JSON file always does')
    .addOption(
      new Option('--today <day>', 'day that figures may be out of date on').default(dayOf(new Date()), 'today'),
    )
    .addOption(
      new Option(
        '--language <language>',
        'of words and numbers; without it, the one that each map was begun in',
      ).choices(languages),
    )
    .addHelpText(
      'after',
      examples(
        'jejak export map.json',
        'jejak export map.json --format png --width 3840 -o wall.png',
        'jejak export map.json --format pdf --pages one-pager --paper a4 --since march.json',
        'jejak export map.json --format pdf --lanes touchpoint,emotion,friction --persona "Rina" --flow',
        'jejak export maps/*.json --format html --language id -o site/',
        'jejak new --template saas | jejak export - --format svg > saas.svg',
      ),
    )
    .action(async (files: string[], options: ExportCommand) => end(await exportCommand(files, options, terminal)))

  program
    .command('import')
    .description(
      'Read the map of any file that holds one: JSON, SVG, PNG, PDF, HTML, XLSX, CJML or a Mermaid journey. With --into,\nput what was edited in a workbook or in CSV tables onto a map, and list what changes. Exits 0 when all of it was\ntaken, 1 when the file cannot be read or rows were refused.',
    )
    .argument('<file>', 'the file, or - for the standard input')
    .option('--into <map>', 'a Jejak file that the tables change; rows are known by their ids')
    .option('-o, --output <path>', 'where the map goes; - is the standard output', '-')
    .option('--force', 'replace a file that is there already')
    .option('--dry-run', 'with --into: only list what would change')
    .option('--remove-missing', 'with --into: take away what the sheets no longer list')
    .addOption(new Option('--format <format>', 'of the list of changes').choices(['text', 'json']).default('text'))
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples(
        'jejak import wall.png -o map.json',
        'jejak import journey.cjml.xml | jejak analyse -',
        'jejak import edited.xlsx --into map.json --dry-run',
        'jejak import edited.xlsx --into map.json -o map.json --force',
        'jejak import frictions.csv --into map.json --format json --language id > new.json',
      ),
    )
    .action(async (file: string, options: ImportCommand) => end(await importCommand(file, options, terminal)))

  program
    .command('validate')
    .description('Check files: every problem with the path to it. Exits 0 when all are valid maps, 1 when not.')
    .argument('<file...>', 'Jejak files; - for the standard input')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .addOption(languageOption())
    .addHelpText('after', examples('jejak validate maps/*.json', 'cat map.json | jejak validate - --format json'))
    .action(async (files: string[], options: ValidateCommand) => end(await validateCommand(files, options, terminal)))

  program
    .command('new')
    .description('Begin a map from a template.')
    .addOption(
      new Option('--template <name>', 'what it starts from')
        .choices([...templates.map(({ key }) => key), sampleTemplate.key])
        .default('blank'),
    )
    .addOption(new Option('--language <language>', 'of the map').choices(languages).default('en'))
    .option('--title <title>', 'of the map; without it the template’s', mapTitle)
    .option('-o, --output <file>', 'where it goes; - is the standard output', '-')
    .option('--force', 'replace a file that is there already')
    .addHelpText(
      'after',
      examples(
        'jejak new --template ecommerce -o shop.json',
        'jejak new --template bank-account --language id --title "Buka rekening" -o rekening.json',
        'jejak new --template saas | jejak analyse -',
      ),
    )
    .action(async (options: NewCommand) => end(await newCommand(options, terminal)))
}

const languageOption = () => new Option('--language <language>', 'of the words').choices(languages).default('en')

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`
}

function mapTitle(text: string): string {
  if (text.length > limits.titleLength)
    throw new InvalidArgumentError(`A title has at most ${limits.titleLength} characters.`)
  return text
}

function scale(text: string): number {
  const value = Number(text)
  if (!(value >= scaleRange.least && value <= scaleRange.most))
    throw new InvalidArgumentError(`A number from ${scaleRange.least} to ${scaleRange.most} is expected.`)
  return value
}

function width(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('A whole number of pixels is expected.')
  return value
}
