import { expect, test } from 'vitest'
import { burden } from './memory.ts'

const mib = 1024 * 1024

test('memory returns to its base after many connections, maps and readers that never read', async () => {
  const { base, unread, after } = await burden({ idle: 300, maps: 100, readers: 20, unreadMs: 1_000 })
  // 20 readers wait for one and the same log.
  expect(unread.kept - base.kept).toBeLessThan(60 * mib)
  expect(after.kept - base.kept).toBeLessThan(4 * mib)
}, 120_000)
