import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderJson } from '../../journey/formats/json.ts'
import { parseMapText } from '../../journey/model/parse.ts'
import { sampleMap } from '../helpers/sample-map.ts'
import { type BuiltCli, buildCli } from './jejak.ts'

let cli: BuiltCli
beforeAll(async () => {
  cli = await buildCli()
})
afterAll(() => cli.close())

const map = sampleMap('en')
const renamed = { ...map, meta: { ...map.meta, title: 'Renamed' } }

describe('jejak diff', () => {
  it('exits 0 for the same, 1 for different, 2 where a file cannot be read', async () => {
    const [a, b] = [cli.map('a.json', map), cli.map('b.json', renamed)]
    expect((await cli.run(['diff', a, a])).code).toBe(0)
    const different = await cli.run(['diff', a, b])
    expect(different.code).toBe(1)
    expect(different.out).toContain('Title: ')
    const missing = await cli.run(['diff', a, '/nowhere.json'])
    expect([missing.code, missing.out]).toEqual([2, ''])
    expect((await cli.run(['diff', '-', '-'])).code).toBe(2)
  })

  it('reads the standard input, and prints JSON and Markdown in Indonesian', async () => {
    const b = cli.map('b.json', renamed)
    const json = await cli.run(['diff', '-', b, '--format', 'json'], renderJson(map))
    expect(JSON.parse(json.out)).toMatchObject({ isSame: false, changed: [{ thing: { kind: 'map' } }] })
    const markdown = await cli.run(['diff', '-', b, '--format', 'markdown', '--language', 'id'], renderJson(map))
    expect(markdown.out).toContain('## Diubah (1)')
  })
})

describe('jejak validate', () => {
  it('names each fault by its path, looks at every file, and exits 1', async () => {
    const good = cli.map('good.json', map)
    const data = JSON.parse(renderJson(map)) as { cards: { place: object }[] }
    ;(data.cards[2] as { place: object }).place = { stage: 'nowhere' }
    const bad = cli.file('bad.json', JSON.stringify(data))
    const { code, out, error } = await cli.run(['validate', bad, good, '/nowhere.json'])
    expect(code).toBe(1)
    expect(out).toContain('cards[2].place.lane: ')
    expect(out).toContain(`${good}: a valid map`)
    expect(error).toContain('/nowhere.json')
  })

  it('exits 0 for valid maps, from the standard input too; JSON for programs; Indonesian for people', async () => {
    expect((await cli.run(['validate', '-'], renderJson(map))).code).toBe(0)
    const json = await cli.run(['validate', '-', '--format', 'json'], 'no')
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out)).toMatchObject([{ file: '-', ok: false, problems: [{ code: 'not-json' }] }])
    expect((await cli.run(['validate', '-', '--language', 'id'], '[]')).out).toContain('Ini bukan peta Jejak.')
  })
})

describe('jejak new', () => {
  it('begins a map in a language, and replaces a file only by force', async () => {
    const path = cli.file('taken.json', 'mine')
    const refused = await cli.run(['new', '--template', 'bank-account', '--language', 'id', '-o', path])
    expect(refused.code).toBe(1)
    expect(refused.error).toContain('--force')
    expect(readFileSync(path, 'utf8')).toBe('mine')
    const forced = await cli.run([
      'new',
      '--template',
      'bank-account',
      '--language',
      'id',
      '--title',
      'Buka rekening',
      '-o',
      path,
      '--force',
    ])
    expect([forced.code, forced.out]).toEqual([0, ''])
    const parsed = parseMapText(readFileSync(path, 'utf8'))
    expect(parsed.ok && parsed.value.meta).toMatchObject({
      title: 'Buka rekening',
      locale: 'id',
      template: 'bank-account',
    })
  })

  it('writes to the standard output for another command to read, and refuses a template that is none', async () => {
    const { out, code } = await cli.run(['new'])
    expect([code, parseMapText(out).ok]).toEqual([0, true])
    expect((await cli.run(['new', '--template', '../../etc/passwd'])).code).toBe(2)
  })

  it('says in its help how it is used', async () => {
    const help = await cli.run(['diff', '--help'])
    expect([help.code, help.error]).toEqual([0, ''])
    expect(help.out).toContain('$ jejak diff monday.json friday.json')
    expect(help.out.replaceAll(/\s+/g, ' ')).toContain('Exits 0 for the same, 1 for different')
  })
})
