import { type Socket, connect, createServer } from 'node:net'
import { once } from 'node:events'

/** A load balancer that hands each connection to the next of the ports it is told, as long as one takes it. */
export interface Balancer {
  readonly url: string
  /** What a WebsocketProvider takes. */
  readonly wsUrl: string
  /** Ports of servers; connections that exist stay as they are. */
  setPorts(ports: readonly number[]): void
  close(): void
}

export async function startBalancer(): Promise<Balancer> {
  let ports: readonly number[] = []
  let turn = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    handOn(socket, ports.length)
  })

  const handOn = (socket: Socket, triesLeft: number) => {
    const port = ports[turn++ % ports.length]
    if (port === undefined || triesLeft === 0) {
      socket.destroy()
      return
    }
    const onward = connect(port, '127.0.0.1')
    const refused = () => handOn(socket, triesLeft - 1)
    onward.once('error', refused)
    onward.once('connect', () => {
      onward.off('error', refused)
      onward.on('error', () => socket.destroy())
      onward.on('close', () => socket.destroy())
      socket.on('close', () => onward.destroy())
      socket.pipe(onward).pipe(socket)
    })
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const host = `127.0.0.1:${address === null || typeof address === 'string' ? 0 : address.port}`
  return {
    url: `http://${host}`,
    wsUrl: `ws://${host}/sync`,
    setPorts: (next) => (ports = next),
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
