import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltCli, buildCli } from './jejak.ts'

let jejak: BuiltCli
beforeAll(async () => {
  jejak = await buildCli()
})
afterAll(() => jejak.close())

test('what is done with the maps of a server here is handed to its program, whose words and end are its own', async () => {
  const missing = await jejak.run(['backup', 'maps.backup'])
  expect([missing.code, missing.error]).toEqual([1, expect.stringContaining('npm run build')])

  const folder = join(dirname(jejak.file('any', '')), 'server')
  mkdirSync(folder)
  const program = `console.log(JSON.stringify(process.argv.slice(2)), process.env.JEJAK_DATA_DIR)
    if (process.argv.includes('gone')) { console.error('There is no map.'); process.exitCode = 1 }`
  writeFileSync(join(folder, 'main.js'), program)
  const environment = { JEJAK_DATA_DIR: '/srv/jejak' }
  for (const args of [
    ['backup', 'maps.backup'],
    ['restore', 'maps.backup'],
    ['restore', 'maps.backup', 'one', 'two'],
    ['owner-link', 'one'],
  ]) {
    const { code, out } = await jejak.run(args, '', environment)
    expect([code, out]).toEqual([0, `${JSON.stringify(args)} /srv/jejak\n`])
  }
  expect(await jejak.run(['owner-link', 'gone'])).toMatchObject({ code: 1, error: 'There is no map.\n' })
  expect((await jejak.run(['backup'])).code).toBe(2)
}, 60_000)
