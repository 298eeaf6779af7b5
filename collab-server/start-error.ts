/** Why the server cannot start: one sentence for whoever started it, saying what to do. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/** The `code` of a system error such as `EADDRINUSE`; undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
