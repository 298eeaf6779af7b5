import type { Closing } from '../protocol.ts'

/** A message that ends its connection. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly closing: Closing

  constructor(closing: Closing, options?: ErrorOptions) {
    super(closing.reason, options)
    this.closing = closing
  }
}
