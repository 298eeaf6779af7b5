import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LocalStoreError } from '../../../client/services/local-store.ts'
import { openUpdateWriter } from '../../../client/services/update-writer.ts'

const bytes = (number: number) => new Uint8Array([number])

/** A disk whose writes end when the test says so. */
function createDisk() {
  const stored: number[] = []
  const running: { batch: number[]; resolve: () => void; reject: (error: Error) => void }[] = []
  return {
    stored,
    running,
    append: (updates: readonly Uint8Array[]) =>
      new Promise<void>((resolve, reject) => {
        const batch = updates.map((update) => update[0] as number)
        running.push({
          batch,
          resolve: () => {
            stored.push(...batch)
            resolve()
          },
          reject,
        })
      }),
    async finish(error?: Error) {
      await vi.advanceTimersByTimeAsync(0)
      const write = running.shift()
      if (!write) throw new Error('nothing is being written')
      if (error) write.reject(error)
      else write.resolve()
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

describe('the update writer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('writes at once, and what comes meanwhile together', async () => {
    const disk = createDisk()
    const writer = openUpdateWriter(disk.append, () => undefined)
    writer.add(bytes(1), 1)
    writer.add(bytes(2), 2)
    await vi.advanceTimersByTimeAsync(0)
    expect(disk.running.map(({ batch }) => batch)).toEqual([[1, 2]])
    writer.add(bytes(3), 2)
    writer.add(bytes(4), 3)
    expect(writer.storedThrough).toBe(0)
    await disk.finish()
    expect(writer.storedThrough).toBe(2)
    expect(disk.running.map(({ batch }) => batch)).toEqual([[3, 4]])
    await disk.finish()
    expect(writer.storedThrough).toBe(3)
    expect(disk.stored).toEqual([1, 2, 3, 4])
  })

  test('keeps what failed, in order, and tries again by itself', async () => {
    const disk = createDisk()
    const changes: unknown[] = []
    const writer = openUpdateWriter(disk.append, () => changes.push(writer.trouble))
    writer.add(bytes(1), 1)
    await disk.finish(new LocalStoreError('quota', undefined))
    expect(writer.trouble).toBe('quota')
    expect(writer.storedThrough).toBe(0)
    writer.add(bytes(2), 2)
    expect(disk.running).toEqual([])
    await vi.advanceTimersByTimeAsync(500)
    await disk.finish(new Error('something else'))
    expect(writer.trouble).toBe('failed')
    await vi.advanceTimersByTimeAsync(999)
    expect(disk.running).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    await disk.finish()
    expect([writer.trouble, writer.storedThrough, disk.stored]).toEqual([undefined, 2, [1, 2]])
    expect(changes).toEqual(['quota', 'failed', undefined])
  })

  test('flush ends when all is written, and also when writing fails', async () => {
    const disk = createDisk()
    const writer = openUpdateWriter(disk.append, () => undefined)
    await writer.flush()
    let ends = 0
    writer.add(bytes(1), 1)
    void writer.flush().then(() => ends++)
    await vi.advanceTimersByTimeAsync(0)
    expect(ends).toBe(0)
    await disk.finish()
    expect(ends).toBe(1)
    writer.add(bytes(2), 2)
    void writer.flush().then(() => ends++)
    await disk.finish(new LocalStoreError('failed', undefined))
    expect(ends).toBe(2)
    writer.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('after a reset nothing counts as stored but the whole state', async () => {
    const disk = createDisk()
    const writer = openUpdateWriter(disk.append, () => undefined)
    writer.add(bytes(1), 1)
    await disk.finish()
    writer.add(bytes(2), 2)
    await vi.advanceTimersByTimeAsync(0)
    writer.replaceAll(bytes(12), 2)
    expect(writer.storedThrough).toBe(0)
    await disk.finish()
    expect(writer.storedThrough).toBe(0)
    await disk.finish()
    expect(writer.storedThrough).toBe(2)
    expect(disk.stored).toEqual([1, 2, 12])
  })

  test('a burst goes in pieces of a thousand', async () => {
    const disk = createDisk()
    const writer = openUpdateWriter(disk.append, () => undefined)
    for (let number = 1; number <= 2_500; number++) writer.add(bytes(number % 256), number)
    await disk.finish()
    expect(writer.storedThrough).toBe(1_000)
    await disk.finish()
    await disk.finish()
    expect(writer.storedThrough).toBe(2_500)
  })
})
