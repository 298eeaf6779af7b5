import { expect, test } from 'vitest'
import { burden } from '../collab-server/hostile/memory.ts'

const mib = 1024 * 1024

test('memory returns to its base after 2,000 connections, 1,000 maps and 50 readers that never read for a minute', async () => {
  const { base, idle, unread, after } = await burden({ idle: 2_000, maps: 1_000, readers: 50, unreadMs: 60_000 })
  expect((idle.kept - base.kept) / 2_000).toBeLessThan(16 * 1024)
  expect(unread.kept - base.kept).toBeLessThan(100 * mib)
  expect(after.kept - base.kept).toBeLessThan(4 * mib)
})
