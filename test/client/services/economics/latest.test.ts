import { describe, expect, it, vi } from 'vitest'
import { latest } from '../../../../client/services/economics/latest.ts'

/** Work that is done when the test says so. */
function open() {
  const begun: string[] = []
  const pending: { done: (value: string) => void; fail: (error: Error) => void }[] = []
  const told: string[] = []
  const failed = vi.fn<(error: unknown) => void>()
  const work = latest<string, string>(
    (input) => {
      begun.push(input)
      return new Promise((done, fail) => pending.push({ done, fail }))
    },
    (output) => told.push(output),
    failed,
  )
  return { work, begun, pending, told, failed }
}

const settle = () => new Promise<void>((done) => setImmediate(done))

describe('work of which only the newest matters', () => {
  it('does one piece at a time, tells what is done, and leaves out what was overtaken while it waited', async () => {
    const { work, begun, pending, told } = open()
    for (const input of ['a', 'b', 'c']) work.ask(input)
    expect(begun).toEqual(['a'])
    pending[0]?.done('A')
    await settle()
    expect([told, begun]).toEqual([['A'], ['a', 'c']])
    pending[1]?.done('C')
    await settle()
    expect([told, begun]).toEqual([
      ['A', 'C'],
      ['a', 'c'],
    ])
  })

  it('goes on after a failure', async () => {
    const { work, pending, told, failed } = open()
    work.ask('a')
    work.ask('b')
    pending[0]?.fail(new Error('broken'))
    await settle()
    pending[1]?.done('B')
    await settle()
    expect(failed).toHaveBeenCalledOnce()
    expect(told).toEqual(['B'])
  })

  it('tells nothing once it is closed', async () => {
    const { work, begun, pending, told } = open()
    work.ask('a')
    work.ask('b')
    work.close()
    pending[0]?.done('A')
    await settle()
    expect([told, begun]).toEqual([[], ['a']])
  })
})
