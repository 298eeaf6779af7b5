import type { IncomingMessage } from 'node:http'
import { HttpError } from './answer.ts'

/**
 * Reads a request's body.
 * @throws HttpError 415 for another content type, 413 above `mostBytes`, 400 when the client breaks off
 */
export async function readBody(request: IncomingMessage, contentType: string, mostBytes: number): Promise<Buffer> {
  const given = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (given !== contentType) {
    throw new HttpError(415, 'unsupported-media-type', `Send the body with "Content-Type: ${contentType}".`)
  }
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes <= mostBytes) chunks.push(chunk)
      else chunks.length = 0
      // A client that is still sending would miss the answer; one that sends far too much need not get it.
      if (bytes > mostBytes * 2) break
    }
  } catch (error) {
    throw new HttpError(400, 'incomplete-body', 'The body broke off.', { cause: error })
  }
  if (bytes > mostBytes) {
    const message = `The body may have ${Math.floor(mostBytes / 1024 / 1024)} MB at most.`
    throw new HttpError(413, 'too-large', message, { headers: { connection: 'close' } })
  }
  return Buffer.concat(chunks)
}
