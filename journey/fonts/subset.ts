import { type LoadResource, once } from './load-resource.ts'

/** The part of the standard WebAssembly interface that is used here; browsers and Node both have it. */
declare const WebAssembly: {
  instantiate(code: Uint8Array): Promise<{ readonly instance: { readonly exports: unknown } }>
}

/** What we call of HarfBuzz's subsetter (its C interface, hb-subset.h). Pointers are numbers. */
interface HarfBuzz {
  readonly memory: { readonly buffer: ArrayBuffer }
  _initialize(): void
  malloc(size: number): number
  free(pointer: number): void
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number
  hb_blob_destroy(blob: number): void
  hb_blob_get_data(blob: number, length: number): number
  hb_blob_get_length(blob: number): number
  hb_face_create(blob: number, index: number): number
  hb_face_destroy(face: number): void
  hb_face_reference_blob(face: number): number
  hb_set_add(set: number, value: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_unicode_set(input: number): number
  hb_subset_or_fail(face: number, input: number): number
}

/** `HB_MEMORY_MODE_WRITABLE` */
const writable = 2

/** Makes a font smaller: an OpenType font with some characters, and all that joins and kerns them. */
export type Subset = (sfnt: Uint8Array, codePoints: Iterable<number>) => Uint8Array

/** Starts the subsetter. The same font and characters give the same bytes, wherever it runs. */
export function openSubset(load: LoadResource): Promise<Subset> {
  return once(load, 'harfbuzzjs/dist/harfbuzz-subset.wasm', subsetter)
}

async function subsetter(code: Uint8Array): Promise<Subset> {
  const { instance } = await WebAssembly.instantiate(code)
  const hb = instance.exports as HarfBuzz
  hb._initialize()
  return (sfnt, codePoints) => {
    const data = hb.malloc(sfnt.length)
    new Uint8Array(hb.memory.buffer).set(sfnt, data)
    const blob = hb.hb_blob_create(data, sfnt.length, writable, 0, 0)
    const face = hb.hb_face_create(blob, 0)
    hb.hb_blob_destroy(blob)
    const input = hb.hb_subset_input_create_or_fail()
    const set = hb.hb_subset_input_unicode_set(input)
    for (const codePoint of codePoints) hb.hb_set_add(set, codePoint)
    const part = hb.hb_subset_or_fail(face, input)
    hb.hb_subset_input_destroy(input)
    hb.hb_face_destroy(face)
    try {
      if (part === 0) throw new Error('The font could not be made smaller.')
      const result = hb.hb_face_reference_blob(part)
      const start = hb.hb_blob_get_data(result, 0)
      const bytes = new Uint8Array(hb.memory.buffer).slice(start, start + hb.hb_blob_get_length(result))
      hb.hb_blob_destroy(result)
      hb.hb_face_destroy(part)
      return bytes
    } finally {
      hb.free(data)
    }
  }
}
