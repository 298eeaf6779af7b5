import { describe, expect, test } from 'vitest'
import { readFile } from '../../journey/export/read-file.ts'
import { exportMap } from '../../journey/export/export-map.ts'
import { exportOptions } from '../../journey/export/options.ts'
import { renderJson } from '../../journey/formats/json.ts'
import { parseMap } from '../../journey/model/parse.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { exportTools } from '../helpers/export-tools.ts'
import type { TestServer } from '../helpers/server.ts'
import { asOwner, createMap, noteKey, sampleFile } from './maps.ts'
import { serverForTest } from './waiting.ts'

const exported = (server: TestServer, id: string, rest: string) =>
  fetch(`${server.url}/api/maps/${id}/export.${rest}`, { headers: asOwner(id) })

async function bytesOf(response: Response): Promise<Uint8Array> {
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

function mapOf(bytes: Uint8Array): JourneyMap {
  const parsed = readFile(bytes)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

describe('GET /api/maps/<id>/export.<format>', () => {
  test('gives the very bytes that the command line and the app write', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const map = mapOf(await bytesOf(await exported(server, id, 'json')))
    for (const format of ['json', 'svg', 'png'] as const) {
      const query = '?language=id&theme=dark&today=2026-11-22&scale=0.5'
      const bytes = await bytesOf(await exported(server, id, format + query))
      const options = exportOptions({ language: 'id', theme: 'dark', today: '2026-11-22', scale: 0.5 })
      const own = await exportMap(map, format, options, exportTools)
      expect(Buffer.compare(bytes, own.bytes)).toBe(0)
      expect(renderJson(mapOf(bytes))).toBe(renderJson(map))
    }
  })

  test('is a download, named after the map, that no cache keeps', async () => {
    const server = await serverForTest()
    const map = parseMap(sampleFile())
    if (!map.ok) throw new Error('The sample is no map.')
    const title = `<b>"Peta'`
    const body = JSON.stringify({ map: { ...sampleFile(), meta: { ...map.value.meta, title } } })
    const headers = { 'content-type': 'application/json' }
    const made = await fetch(`${server.url}/api/maps`, { method: 'POST', headers, body })
    const id = noteKey((await made.json()) as { id: string; key: string })
    const response = await exported(server, id, 'svg')
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="map.svg"; filename*=UTF-8''%3Cb%3E%22Peta%27.svg`,
    )
  })

  test('says what is wrong with what was asked for', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const refused = async (rest: string, of = id) => {
      const response = await exported(server, of, rest)
      const { error } = (await response.json()) as { error: { code: string; message: string } }
      return [response.status, error.code, error.message]
    }
    expect(await refused('svg', 'nobody')).toEqual([
      404,
      'unknown-map',
      'There is no map with this id, or your link does not open it.',
    ])
    expect(await refused('exe')).toEqual([404, 'unknown-format', 'There is no format "exe".'])
    expect(await refused('png?scale=900')).toEqual([400, 'bad-options', '"scale" must be a number from 0.1 to 8.'])
    expect(await refused('png?width=-4')).toEqual([400, 'bad-options', '"width" must be a number of pixels.'])
    expect(await refused('png?width=90000')).toMatchObject([400, 'bad-options', expect.stringMatching(/too large/)])
    expect(await refused('svg?language=fr')).toEqual([400, 'bad-options', '"language" must be one of en, id.'])
    expect(await refused('svg?today=never')).toEqual([400, 'bad-options', '"today" must be a day, as 2026-11-22.'])
    expect(await refused('svg?view=None')).toEqual([400, 'bad-options', 'The map has no view "None".'])
    expect(await refused('svg?zoom=2')).toMatchObject([400, 'bad-options', expect.stringMatching(/no option "zoom"/)])
  })
})
