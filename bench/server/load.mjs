import { readFileSync } from 'node:fs'
import { Client } from './client.mjs'
import { eachLetter, eachPlace, gapUpdates, pointer, typist } from './edits.mjs'

/**
 * Runs in a process of its own: the clients of one workload. Says `begin` and `end` around what is measured, and what it
 * found in the end.
 */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const warmMs = 2_000

/** Told to whoever measures the server; answered when it has looked. */
function mark(name) {
  process.send({ mark: name })
  return new Promise((resolve) => process.once('message', resolve))
}

async function joinAll(server, maps) {
  const clients = []
  // A few at a time: a server that is measured on something else need not show how it takes a rush.
  for (let from = 0; from < maps.length; from += 50) {
    const some = maps.slice(from, from + 50).map((map) => new Client(server, map))
    await Promise.all(some.map((client) => client.synced()))
    clients.push(...some)
  }
  return clients
}

/** Calls each of `count` actors `rate` times a second, in turn, from now on. @returns what ends it */
function steadily(count, rate, act) {
  const startedAt = performance.now()
  let done = 0
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAt) / 1_000) * rate * count
    for (; done < due; done++) act(done % count)
  }, 4)
  return () => clearInterval(timer)
}

function quantiles(delays) {
  delays.sort((a, b) => a - b)
  const at = (part) => delays[Math.min(delays.length - 1, Math.floor(delays.length * part))]
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** What one client sends comes to all others of its map: how late, how much of it. */
async function spread({ server, maps, rate, seconds, make, each, send, listen }) {
  const clients = await joinAll(server, maps)
  const sentAt = clients.map(() => [])
  const actors = clients.map((_, index) => make(index + 1))
  const delays = []
  let delivered = 0
  let isMeasured = false
  for (const client of clients) {
    listen(client, (update) =>
      each(update, (id, clock) => {
        const at = sentAt[id - 1]?.[clock]
        if (at === undefined) return
        delivered++
        if (isMeasured) delays.push(performance.now() - at)
      }),
    )
  }
  let sent = 0
  const stop = steadily(clients.length, rate, (index) => {
    const { update, clock } = actors[index]()
    sentAt[index][clock] = performance.now()
    send(clients[index], update)
    sent++
  })
  await pause(warmMs)
  await mark('begin')
  const before = delivered
  isMeasured = true
  await pause(seconds * 1_000)
  isMeasured = false
  const inWindow = delivered - before
  await mark('end')
  stop()
  for (let waited = 0, last = -1; waited < 20_000 && delivered !== last; waited += 500) {
    last = delivered
    await pause(500)
  }
  clients.forEach((client) => client.close())
  return { delivered: inWindow, sent, all: delivered, ...quantiles(delays) }
}

const letters = {
  make: (id) => {
    const type = typist(id)
    let clock = -1
    return () => ({ update: type(), clock: ++clock })
  },
  each: eachLetter,
  send: (client, update) => client.sendUpdate(update),
  listen: (client, call) => (client.onUpdate = call),
}

const places = {
  make: (id) => {
    const move = pointer(id)
    let clock = 0
    return () => ({ update: move(), clock: ++clock })
  },
  each: eachPlace,
  send: (client, update) => client.sendPresence(update),
  listen: (client, call) => (client.onPresence = call),
}

const workloads = {
  /** 1 map × 50 editors × 10 edits/s */
  editors: (given) => spread({ ...given, ...letters, rate: 10 }),
  /** 100 pointers at 20 Hz on one map */
  pointers: (given) => spread({ ...given, ...places, rate: 20 }),
  /** many maps × 2 people × 2 edits/s */
  maps: (given) => spread({ ...given, ...letters, rate: 2 }),

  /** Gives a map its history, and waits until the server has all of it. */
  async fill({ server, maps: [map], file }) {
    const [client] = await joinAll(server, [map])
    const bytes = readFileSync(file)
    for (let at = 0; at < bytes.length;) {
      const length = bytes.readUInt32LE(at)
      client.sendUpdate(bytes.subarray(at + 4, at + 4 + length))
      at += 4 + length
      while (client.waiting > 262_144) await pause(2)
    }
    if (server.protocol === 'jejak') await client.durable()
    else {
      // The answer to a question that stands behind all of it.
      const late = new Client(server, map)
      await late.synced()
      let last = -1
      while (late.received !== last) {
        last = late.received
        await pause(2_000)
      }
      late.close()
    }
    client.close()
    return {}
  },

  /** Maps that are open, with one person in each: what one costs in memory. */
  async loaded({ server, maps, state }) {
    const open = async (some) => {
      const clients = await joinAll(server, some)
      if (state) for (const client of clients) client.sendUpdate(state)
      return clients
    }
    const clients = await open(maps.slice(0, 1))
    await pause(1_000)
    await mark('begin')
    for (let from = 1; from < maps.length; from += 50) clients.push(...(await open(maps.slice(from, from + 50))))
    await pause(3_000)
    await mark('end')
    clients.forEach((client) => client.close())
    return { count: maps.length - 1 }
  },

  /** 200 people come within 2 s: until each has the whole map. */
  async join({ server, maps: [map], people, bytes }) {
    await mark('begin')
    const startedAt = performance.now()
    const times = await Promise.all(
      Array.from({ length: people }, async (_, index) => {
        await pause((index / people) * 2_000)
        const cameAt = performance.now()
        const client = new Client(server, map)
        await whole(client, bytes)
        const ms = performance.now() - cameAt
        client.close()
        return ms
      }),
    )
    const ms = performance.now() - startedAt
    await mark('end')
    return { ms, ...quantiles(times) }
  },

  /** The first who opens a map: until they have all of it. */
  async open({ server, maps: [map], bytes }) {
    await mark('begin')
    const startedAt = performance.now()
    const client = new Client(server, map)
    await whole(client, bytes)
    const ms = performance.now() - startedAt
    await mark('end')
    client.close()
    return { ms }
  },

  /** Connections that do nothing: what one costs in memory. */
  async idle({ server, maps }) {
    const [first] = await joinAll(server, maps.slice(0, 1))
    await pause(1_000)
    await mark('begin')
    const clients = await joinAll(server, maps.slice(1))
    await pause(2_000)
    await mark('end')
    for (const client of [first, ...clients]) client.close()
    return { count: clients.length }
  },

  /** A letter after the other; the moment the last one reaches somebody else, the server is killed. */
  async lose({ server, maps: [map], edits }) {
    const [writer, reader] = await joinAll(server, [map, map])
    const type = typist(1)
    let arrived = -1
    const all = new Promise((resolve) => {
      reader.onUpdate = (update) =>
        eachLetter(update, (_, clock) => {
          arrived = Math.max(arrived, clock)
          if (arrived === edits - 1) resolve()
        })
    })
    const stop = steadily(1, 200, () => writer.sendUpdate(type()))
    await Promise.race([all, pause(30_000)])
    stop()
    await mark('end')
    return { arrived: arrived + 1 }
  },

  /** Who comes after that: how many of the letters there still are. */
  async left({ server, maps: [map] }) {
    const client = new Client(server, map)
    let letters = 0
    client.onUpdate = (update) => eachLetter(update, (_, clock) => (letters = Math.max(letters, clock + 1)))
    await client.synced()
    // One server says that it is through before it has read what it kept.
    await pause(1_000)
    client.close()
    return { letters }
  },

  /** A megabyte of updates the first of which is missing. */
  async gaps({ server, maps: [map] }) {
    const [client] = await joinAll(server, [map])
    const updates = gapUpdates(1_000_000)
    await mark('begin')
    for (const update of updates) {
      if (!client.isOpen) break
      client.sendUpdate(update)
      if (client.waiting > 65_536) await pause(1)
    }
    await pause(3_000)
    await mark('end')
    client.close()
    return {}
  },
}

/** Resolves when a client has about all that there is. */
function whole(client, bytes) {
  return new Promise((resolve, reject) => {
    client.onUpdate = () => client.received >= bytes * 0.9 && resolve()
    client.synced().catch(reject)
  })
}

process.once('message', ({ workload, ...given }) => {
  workloads[workload](given)
    .then(
      (result) => process.send({ result }),
      (error) => process.send({ failure: error instanceof Error ? error.message : String(error) }),
    )
    .finally(() => process.disconnect())
})
