// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { untilFetched } from '../../../client/language/until-fetched.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('what cannot be fetched for a moment is there a moment later', async () => {
  let tries = 0
  const part = untilFetched(() => (++tries < 3 ? Promise.reject(new Error('no answer')) : Promise.resolve('part')))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await part).toBe('part')
})

test('without a connection it is fetched when there is one again, however long that takes', async () => {
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const fetchPart = vi.fn<() => Promise<string>>(() =>
    navigator.onLine ? Promise.resolve('part') : Promise.reject(new Error('offline')),
  )
  const part = untilFetched(fetchPart)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(fetchPart).toHaveBeenCalledTimes(1)
  onLine.mockReturnValue(true)
  dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await part).toBe('part')
})

test('what is not on the server any more fails, with what was said', async () => {
  const said = untilFetched(() => Promise.reject(new Error('not found'))).catch((error: unknown) => String(error))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await said).toBe('Error: not found')
})

test('a stylesheet that could not be fetched is asked for again with the next try', () => {
  const link = document.head.appendChild(Object.assign(document.createElement('link'), { rel: 'stylesheet' }))
  link.dispatchEvent(new Event('error'))
  expect(link.isConnected).toBe(false)
})
