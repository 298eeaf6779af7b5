const reasons = {
  'unknown-format': 'There is no such format.',
  'picture-too-large': 'The picture would be too large. Choose a smaller scale or width.',
} as const

/** Why a map cannot be written as asked. */
export class ExportError extends Error {
  override readonly name = 'ExportError'
  readonly code: keyof typeof reasons

  constructor(code: keyof typeof reasons) {
    super(reasons[code])
    this.code = code
  }
}
