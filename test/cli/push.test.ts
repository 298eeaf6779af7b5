import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileData } from '../../journey/formats/json.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { type TestServer, startServer } from '../helpers/server.ts'
import { goldenMap } from '../journey/economics/golden-map.ts'
import { asOwner, keyOf, noteKey } from '../collab-server/maps.ts'
import { type BuiltCli, buildCli } from './jejak.ts'

let cli: BuiltCli
let server: TestServer
let mapId: string
beforeAll(async () => {
  ;[cli, server] = await Promise.all([buildCli(), startServer()])
  const answer = await fetch(`${server.url}/api/maps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ map: fileData(goldenMap) }),
  })
  mapId = noteKey((await answer.json()) as { id: string; key: string })
})
afterAll(async () => {
  cli.close()
  await server.close()
})

const readMap = async () => {
  const answer = await fetch(`${server.url}/api/maps/${mapId}`, { headers: asOwner(mapId) })
  return (await answer.json()) as JourneyMap
}
const withKey = () => ({ JEJAK_LINK_KEY: keyOf(mapId) })
const push = (...given: string[]) => cli.run(['push', server.url, mapId, ...given], '', withKey())

describe('jejak push', () => {
  it('records a value on a map that a server keeps', async () => {
    const given = ['--key', 'csat', '--on', 'Checkout', '--value', '72.5', '--n', '400', '--day', '2026-11-20']
    expect(await push(...given)).toEqual({ code: 0, out: '1 value recorded.\n', error: '' })
    const metric = (await readMap()).metrics.find(({ key }) => key === 'csat')
    expect(metric).toMatchObject({ on: 'checkout', value: 72.5, n: 400, asOf: '2026-11-20' })
    // By its id, for another day.
    expect((await push('--metric', metric?.id ?? '', '--value', '75', '--day', '2026-11-21')).code).toBe(0)
    const series = (await readMap()).metrics.find(({ key }) => key === 'csat')?.series
    expect(Object.keys(series ?? {}).sort()).toEqual(['2026-11-20', '2026-11-21'])
  })

  it('records many from a file or the standard input', async () => {
    const points = [
      { metric: { key: 'nps' }, day: '2026-11-01', inputs: { promoters: 50, passives: 33, detractors: 17 } },
      { metric: { key: 'abandonment', on: 'consider' }, day: '2026-11-01', value: 45 },
    ]
    const { code, out } = await push('--file', cli.file('points.json', JSON.stringify({ points })))
    expect([code, out]).toEqual([0, '2 values recorded.\n'])
    const piped = await cli.run(
      ['push', server.url, mapId, '--file', '-', '--language', 'id'],
      JSON.stringify(points.slice(1)),
      withKey(),
    )
    expect(piped.out).toBe('1 nilai dicatat.\n')
    expect((await readMap()).metrics.find(({ key }) => key === 'nps')?.value).toBeCloseTo(33, 9)
  })

  it('lists what the server refuses, and records nothing then', async () => {
    const before = await readMap()
    const points = [
      { metric: { key: 'ces' }, day: '2026-11-01', value: 5 },
      { metric: 'nowhere', day: '2026-11-01', value: 5 },
      { metric: { key: 'ces' }, day: 'yesterday', value: 5 },
    ]
    const { code, error } = await push('--file', cli.file('bad.json', JSON.stringify(points)))
    expect(code).toBe(1)
    expect(error).toMatch(/recorded nothing[^]*point 2: [^]*point 3: /)
    expect(error).not.toContain('point 1')
    expect(await readMap()).toEqual(before)

    const told = await push('--file', cli.file('bad.json', JSON.stringify(points)), '--language', 'id')
    expect(told.error).toBe(
      [
        'Server tidak mencatat apa pun, karena ini:',
        '  titik data 2: Peta ini tidak punya metrik "nowhere".',
        '  titik data 3: "day" harus berupa tanggal seperti "2026-11-22".\n',
      ].join('\n'),
    )
  })

  it('says what is wrong when there is no such map, no server, no points', async () => {
    const point = ['--key', 'nps', '--value', '3']
    const refused = [1, 'The server refused (404): There is no map with this id, or your link does not open it.\n']
    const unknown = await cli.run(['push', server.url, 'nowhere', ...point], '', withKey())
    expect([unknown.code, unknown.error]).toEqual(refused)
    const withoutKey = await cli.run(['push', server.url, mapId, ...point])
    expect([withoutKey.code, withoutKey.error]).toEqual(refused)
    const inIndonesian = await cli.run(['push', server.url, mapId, ...point, '--language', 'id'])
    expect(inIndonesian.error).toBe(
      'Server menolak (404): Tidak ada peta dengan id ini, atau tautan Anda tidak membukanya.\n',
    )
    const silent = await startServer()
    await silent.close()
    const gone = await cli.run(['push', silent.url, mapId, '--key', 'nps', '--value', '3'])
    expect(gone.code).toBe(1)
    expect(gone.error).toMatch(/does not answer: .*ECONNREFUSED/)
    expect((await push('--file', cli.file('none.json', '3'))).error).toContain('holds no points')
    expect((await push('--file', cli.file('no.json', '['))).error).toContain('is not JSON')
    expect(await push('--file', 'x.json', '--value', '3')).toMatchObject({ code: 2 })
  })
})
