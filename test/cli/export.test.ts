import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderJson } from '../../journey/formats/json.ts'
import { bigMap } from '../helpers/big-map.ts'
import { sampleMap } from '../helpers/sample-map.ts'
import { type BuiltCli, buildCli } from './jejak.ts'

let cli: BuiltCli
beforeAll(async () => {
  cli = await buildCli()
})
afterAll(() => cli.close())

const map = sampleMap('en')
const card = map.cards[0]?.id ?? ''
const discussed = { ...map, comments: [{ id: 'k', on: card, text: 'Between us', by: 'sari', name: 'Sari', at: 1 }] }

describe('jejak export', () => {
  it('writes many files into a folder that it makes, and each only once', async () => {
    const [one, other] = [cli.map('one.json', map), cli.map('other.json', discussed)]
    const folder = join(dirname(one), 'made', 'site')
    expect(await cli.run(['export', one, other, '--format', 'svg', '-o', folder])).toMatchObject({ code: 0, out: '' })
    expect(readdirSync(folder).sort()).toEqual(['one.svg', 'other.svg'])
    const again = await cli.run(['export', one, '--format', 'svg', '-o', `${folder}/`])
    expect(again).toMatchObject({ code: 1 })
    expect(again.error).toContain('one.svg is there already')
    expect(await cli.run(['export', one, '--format', 'svg', '-o', folder, '--force'])).toMatchObject({ code: 0 })
  })

  it('does not put files of one name over each other, even by force', async () => {
    const first = cli.map('same.json', map)
    mkdirSync(join(dirname(first), 'elsewhere'))
    const second = cli.map('elsewhere/same.json', { ...map, meta: { ...map.meta, title: 'Another' } })
    const folder = join(dirname(first), 'both')
    const run = await cli.run(['export', first, second, '--format', 'markdown', '-o', folder, '--force'])
    expect(run.code).toBe(1)
    expect(run.error).toContain('same.md is there already')
    expect(readFileSync(join(folder, 'same.md'), 'utf8')).toContain(map.meta.title)
  })

  it('reads the standard input, writes the standard output, and ends quietly when nobody reads on', async () => {
    const asText = ['export', '-', '--format', 'json', '-o', '-']
    const { out: text } = await cli.run(asText, renderJson(map))
    expect(text).toContain(map.meta.title)
    expect(await cli.run(asText, text)).toEqual({ code: 0, out: text, error: '' })
    const large = renderJson(bigMap(300, 3))
    const program = join(dirname(cli.map('any.json', map)), 'built', 'main.js')
    const child = spawn(process.execPath, [program, 'export', '-', '--format', 'json'])
    let error = ''
    child.stderr.on('data', (part: Buffer) => (error += part.toString()))
    child.stdout.destroy()
    child.stdin.end(large)
    const [code] = (await once(child, 'close')) as [number]
    expect([code, error]).toEqual([0, ''])
  })

  it('tells people no more than they asked for: comments go along only where they are asked for, or in JSON', async () => {
    const file = cli.map('discussed.json', discussed)
    const run = async (...args: string[]) => (await cli.run(['export', file, '-o', '-', ...args])).out
    for (const format of ['svg', 'html', 'markdown', 'cjml', 'mermaid'])
      expect(await run('--format', format)).not.toContain('Between us')
    expect(await run('--format', 'json')).toContain('Between us')
    expect(await run('--format', 'html', '--comments')).toContain('Between us')
  })

  it('writes in the language that a map was begun in, unless another is asked for', async () => {
    const file = cli.map('plain.json', { ...map, meta: { ...map.meta, locale: 'id' } })
    const run = async (...args: string[]) =>
      (await cli.run(['export', file, '-o', '-', '--format', 'svg', ...args])).out
    expect(await run()).toContain('xml:lang="id"')
    expect(await run('--language', 'en')).toContain('xml:lang="en"')
  })

  it('says what it cannot do: 1 for a map that has no such thing, 2 for a call that makes no sense', async () => {
    const file = cli.map('asked.json', map)
    const calls = [
      [1, '--view', 'Nobody'],
      [1, '--lanes', 'Nowhere'],
      [1, '--stage', 'Never'],
      [2, '--scale', '900'],
      [2, '--theme', 'pink'],
      [2, '--format', 'bmp'],
    ] as const
    for (const [code, ...args] of calls) {
      const run = await cli.run(['export', file, ...args, '-o', join(dirname(file), 'never.svg')])
      expect([args, run.code]).toEqual([args, code])
      expect(run.error).not.toMatch(/\n\s+at /)
    }
    expect(existsSync(join(dirname(file), 'never.svg'))).toBe(false)
    expect((await cli.run(['export', file, file, '-o', '-'])).code).toBe(2)
  })
})
