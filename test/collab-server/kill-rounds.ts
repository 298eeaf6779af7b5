import { expect } from 'vitest'
import { type ProcessOptions, startServerProcess } from '../helpers/server.ts'
import { type AckingClient, joinAcking, joinMap } from './client.ts'
import { createMap } from './maps.ts'
import { directoryForTest, until } from './waiting.ts'

const writersPerMap = 3
/** Then others are made: reading what has gathered in one takes longer every time. */
const roundsPerMap = 5
/** Servers at a time, each with what it keeps for itself: while one starts, another is killed. */
const lanes = 2
/** Longest time that is written before the kill, in ms; the writers' first acknowledgements take some time before it. */
const mostDelayMs = 120

/** Times that the server is killed in the normal run; `JEJAK_KILLS` sets another number. */
export const killsEveryTime = Number(process.env.JEJAK_KILLS ?? 50)

/**
 * Kills servers `rounds` times in all at a random moment while several people write on two maps of each, starts them again
 * on what they left behind, and looks with fresh eyes for every edit that was ever acknowledged.
 * @param storageOf environment that gives a server a storage of its own; without it that is its data directory
 * @returns how many edits were acknowledged in all
 */
export async function killRounds(
  rounds: number,
  storageOf: () => Promise<Readonly<Record<string, string>>> = async () => ({}),
): Promise<number> {
  const lane = async (_: unknown, index: number) =>
    killOneAgainAndAgain(Math.floor((rounds + index) / lanes), { environment: await storageOf() })
  const counts = await Promise.all(Array.from({ length: lanes }, lane))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function killOneAgainAndAgain(rounds: number, options: ProcessOptions): Promise<number> {
  const dataDir = directoryForTest()
  let server = await startServerProcess({ ...options, dataDir })
  try {
    let maps: readonly string[] = []
    const acknowledged = new Map<string, Set<string>>()
    let ofEarlierMaps = 0
    const count = () => [...acknowledged.values()].reduce((sum, keys) => sum + keys.size, 0)
    for (let round = 0; round < rounds; round++) {
      if (round % roundsPerMap === 0) {
        // Of maps that are not read again the number is enough: a thousand rounds acknowledge a great deal.
        ofEarlierMaps += count()
        acknowledged.clear()
        maps = await Promise.all([createMap(server.url), createMap(server.url)])
        for (const id of maps) acknowledged.set(id, new Set())
      }
      const writing = maps.flatMap((id) =>
        Array.from({ length: writersPerMap }, (_, writer) =>
          write(joinAcking(server.wsUrl, id), `r${round}w${writer}`, acknowledged.get(id) ?? new Set()),
        ),
      )
      await Promise.all(writing.map(({ begun }) => begun))
      const delayMs = Math.random() * mostDelayMs
      await new Promise((resolve) => setTimeout(resolve, delayMs))
      await server.stop('SIGKILL')
      for (const { end } of writing) end()

      server = await startServerProcess({ ...options, dataDir })
      for (const id of maps) {
        const reader = joinMap(server.wsUrl, id)
        await reader.synced()
        const lost = [...(acknowledged.get(id) ?? [])].filter((key) => !reader.notes.has(key))
        expect(lost, `round ${round}, killed after ${delayMs.toFixed(1)} ms, output: ${server.output()}`).toEqual([])
        expect(reader.doc.store.pendingStructs).toBeNull()
        reader.destroy()
      }
    }
    return ofEarlierMaps + count()
  } finally {
    await server.close()
  }
}

/** Writes as fast as the event loop turns, and notes in `acknowledged` what a barrier has covered. */
export function write(
  client: AckingClient,
  name: string,
  acknowledged: Set<string>,
): { begun: Promise<void>; end(this: void): void } {
  let edits = 0
  let covered = 0
  let read = 0
  let sentAt = performance.now()
  let isOver = false
  const step = () => {
    if (isOver) return
    for (const token of client.tokens.slice(read)) {
      read++
      // Tokens count edits: this one came after the edits 1 … token.
      for (let edit = covered + 1; edit <= token; edit++) acknowledged.add(`${name}n${edit}`)
      covered = Math.max(covered, token)
    }
    // Barriers end with their connection.
    if (edits > covered && client.provider.synced && performance.now() - sentAt > 500) {
      sentAt = performance.now()
      client.send(edits)
    }
    // No further ahead of the acknowledgements than people would be.
    for (let edit = 0; edit < 5 && client.provider.synced && edits - covered < 50; edit++) {
      edits++
      client.doc.transact(() => {
        client.notes.set(`${name}n${edits}`, edits)
        // Overwritten again and again, so that the log grows and is compacted meanwhile.
        client.notes.set(name, 'x'.repeat(Math.floor(Math.random() * 4_000)))
      })
      client.send(edits)
      sentAt = performance.now()
    }
    setTimeout(step, 1)
  }
  step()
  return {
    begun: until(() => covered > 0, `${name} has its first acknowledgement`, 30_000),
    end() {
      isOver = true
      client.destroy()
    },
  }
}
