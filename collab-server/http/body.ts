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
    const most = mostBytes < 1024 * 1024 ? `${mostBytes / 1024} kB` : `${mostBytes / 1024 / 1024} MB`
    const message = `The body may have ${most} at most.`
    throw new HttpError(413, 'too-large', message, { headers: { connection: 'close' } })
  }
  return Buffer.concat(chunks)
}

/**
 * Reads a request's body as JSON.
 * @throws HttpError as {@link readBody}, and 400 when it is not JSON
 */
export async function readJson(request: IncomingMessage, mostBytes: number): Promise<unknown> {
  const body = await readBody(request, 'application/json', mostBytes)
  try {
    return JSON.parse(body.toString())
  } catch (error) {
    throw new HttpError(400, 'not-json', 'The body is not JSON.', { cause: error })
  }
}
