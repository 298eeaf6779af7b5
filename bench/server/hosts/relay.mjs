import { WebSocketServer } from 'ws'

/** The least that a server can do: whatever comes goes to everybody else in the room. Keeps nothing. */
const rooms = new Map()
const server = new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket) other.send(data)
  })
  socket.on('close', () => room.delete(socket))
})
server.on('listening', () => console.log(`at http://127.0.0.1:${server.address().port}`))
