/** What of a canvas's 2D context a scene is painted with; browsers' contexts and Node's canvas both have it. */
export interface PaintContext {
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineCap: string
  lineJoin: string
  font: string
  textBaseline: string
  textAlign: string
  direction: string
  fontKerning: string
  textRendering: string
  wordSpacing: string
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void
  save(): void
  restore(): void
  translate(x: number, y: number): void
  scale(x: number, y: number): void
  beginPath(): void
  roundRect(x: number, y: number, width: number, height: number, radius: number): void
  fillRect(x: number, y: number, width: number, height: number): void
  strokeRect(x: number, y: number, width: number, height: number): void
  fill(path?: unknown): void
  stroke(path?: unknown): void
  fillText(text: string, x: number, y: number): void
  setLineDash(lengths: number[]): void
  /** RGBA, row by row. */
  getImageData(x: number, y: number, width: number, height: number): { readonly data: { readonly buffer: unknown } }
}

/** Where pictures are painted: the browser's own canvas, or one for Node. */
export interface PictureCanvas {
  /** Makes a font known by a name that no other font has. */
  addFont(name: string, sfnt: Uint8Array): Promise<void>
  /** An opaque canvas. */
  open(width: number, height: number): PaintContext
  /** Path data, ready to be painted many times. */
  path(d: string): unknown
}
