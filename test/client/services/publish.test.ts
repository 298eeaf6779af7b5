import { describe, expect, it } from 'vitest'
import { newKey } from '../../../journey/model/access.ts'
import { openPublisher, publishMap } from '../../../client/services/publish.ts'

/** A server that answers with the statuses given, one after the other. */
function answering(...statuses: readonly number[]) {
  const asked: string[] = []
  const fetch: typeof globalThis.fetch = async (address) => {
    asked.push(address as string)
    return new Response(null, { status: statuses[asked.length - 1] ?? 500 })
  }
  return { asked, server: { origin: 'https://jejak.example', fetch } }
}

const state = new Uint8Array()
const key = newKey()
const nothing = { onPublished: () => undefined, onChange: () => undefined }

describe('a map is put on the server', () => {
  it('once, when whoever makes it opens it at the same time, or later', async () => {
    const { asked, server } = answering(201, 409)
    const both = await Promise.all([publishMap('made', key, state, server), publishMap('made', key, state, server)])
    expect(both).toEqual([{ kind: 'published' }, { kind: 'published' }])
    const published = await new Promise((resolve) => {
      openPublisher('made', key, () => state, server, { ...nothing, onPublished: () => resolve(true) }).start()
    })
    expect(published).toBe(true)
    expect(asked).toEqual(['https://jejak.example/api/maps/made'])
  })

  it('again after a failure, and after a refusal', async () => {
    const { asked, server } = answering(503, 400, 201)
    expect(await publishMap('failed', key, state, server)).toEqual({ kind: 'unreachable' })
    expect(await publishMap('failed', key, state, server)).toEqual({ kind: 'refused', code: 4400 })
    expect(await publishMap('failed', key, state, server)).toEqual({ kind: 'published' })
    expect(asked).toHaveLength(3)
  })

  it('again when the user asks for it, since the server may have lost it', async () => {
    const { asked, server } = answering(201, 201)
    await publishMap('lost', key, state, server)
    await openPublisher('lost', key, () => state, server, nothing).publish()
    expect(asked).toHaveLength(2)
  })
})
