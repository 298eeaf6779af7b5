/** What a command talks to. */
export interface Terminal {
  /** Results. */
  out(results: string | Uint8Array): void
  /** What went wrong. */
  error(words: string): void
  /** All of the standard input. */
  readInput(): Promise<string>
  /** The same, as it comes. */
  readBytes(): Promise<Uint8Array>
  readonly fetch: typeof fetch
  /** Has the server's program do something; its words go where these do. */
  runServer(args: readonly string[]): Promise<0 | 1>
}

/** A command that cannot do what it was asked; its message is for whoever asked, one sentence a line. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  /** 1: it failed; 2: it was called in a way that makes no sense. */
  readonly exitCode: 1 | 2

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
