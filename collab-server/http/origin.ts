import type { IncomingMessage } from 'node:http'

/**
 * Whether a request comes from a page of this server, or of one that may connect; browsers send where a page is from,
 * other programs send nothing.
 * @param allowedOrigins as in `https://example.org`
 */
export function isFromOwnPage({ headers: { origin, host } }: IncomingMessage, allowedOrigins: readonly string[]) {
  if (origin === undefined || allowedOrigins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
