/**
 * Stands in for the module `lib0/broadcastchannel`, which y-websocket asks for and never uses here: tabs of one browser
 * learn of each other's edits from the server, whose answer says that they are safe (`disableBc`).
 */
const nothing = (): void => undefined

export const subscribe = (): void => nothing()
export const unsubscribe = (): void => nothing()
export const publish = (): void => nothing()
