import type { OutgoingHttpHeaders } from 'node:http'

/** What goes back for a request. */
export interface Answer {
  readonly status: number
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Uint8Array
}

/** A request that cannot be served: answered with its status and `{error: {code, message, …details}}`. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly status: number
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
  readonly headers: OutgoingHttpHeaders

  constructor(
    status: number,
    code: string,
    message: string,
    more: { details?: Readonly<Record<string, unknown>>; headers?: OutgoingHttpHeaders; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.status = status
    this.code = code
    this.details = more.details ?? {}
    this.headers = more.headers ?? {}
  }
}

/** JSON as data of the moment, which no cache may keep. */
export function json(status: number, value: unknown, headers: OutgoingHttpHeaders = {}): Answer {
  return jsonText(status, JSON.stringify(value), headers)
}

/** As {@link json}, for a text that is JSON already. */
export function jsonText(status: number, body: string, headers: OutgoingHttpHeaders = {}): Answer {
  return {
    status,
    body,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  }
}

/** The body of every answer that says no. */
export function errorBody(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
  return { error: { code, message, ...details } }
}

export function errorAnswer(error: HttpError): Answer {
  const { code, message, details } = error
  return json(error.status, errorBody(code, message, details), error.headers)
}

/**
 * Sent with every answer. Styles may be inline because the canvas places its nodes by style attributes; WebAssembly may be
 * compiled because exports make fonts smaller with it.
 */
export const securityHeaders: OutgoingHttpHeaders = {
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // The app asks for none of these, so nothing that gets into it can.
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Sent, too, by a server that is told it is found at `https://`: browsers come to it no other way for a year. */
export const httpsOnly: OutgoingHttpHeaders = { 'strict-transport-security': 'max-age=31536000' }
