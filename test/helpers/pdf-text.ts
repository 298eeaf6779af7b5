import { unzlibSync } from 'fflate'

/** What a test asks of a PDF that we wrote: objects whose streams are unpacked. */
export interface OpenedPdf {
  /** Dictionaries of the objects, by number. */
  readonly objects: ReadonlyMap<number, string>
  /** Width and height of each page, points. */
  readonly pageSizes: readonly (readonly [number, number])[]
  /** Lines of text of each page: what one stretch between BT and ET shows, as a search would find it. */
  readonly pageLines: readonly (readonly string[])[]
  /** Content of each page. */
  readonly contents: readonly string[]
}

/** Number of the object that a dictionary names under a key. */
const reference = (dictionary: string | undefined, key: string) =>
  Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary ?? '')?.[1] ?? Number.NaN)

/** Opens a PDF as far as our own files need it. */
export function openPdf(bytes: Uint8Array): OpenedPdf {
  const source = Buffer.from(bytes).toString('latin1')
  const objects = new Map<number, string>()
  const streams = new Map<number, string>()
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const number = Number(match[1])
    const body = match[2] ?? ''
    const begin = body.indexOf('\nstream\n')
    objects.set(number, begin < 0 ? body : body.slice(0, begin))
    if (begin < 0) continue
    const from = (match.index ?? 0) + match[0].indexOf(body) + begin + '\nstream\n'.length
    const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0)
    const data = bytes.subarray(from, from + length)
    streams.set(number, Buffer.from(body.includes('/FlateDecode') ? unzlibSync(data) : data).toString('latin1'))
  }
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\n/.test(object))
  const contents = pages.map((page) => streams.get(reference(page, 'Contents')) ?? '')
  return {
    objects,
    contents,
    pageSizes: pages.map((page) => {
      const [, width = 0, height = 0] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page) ?? []
      return [Number(width), Number(height)]
    }),
    pageLines: pages.map((page, index) => {
      const fonts = new Map<string, readonly string[]>()
      const resources = objects.get(reference(page, 'Resources')) ?? ''
      for (const [, id = '', font] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g))
        fonts.set(id, charactersOf(streams.get(reference(objects.get(Number(font)), 'ToUnicode')) ?? ''))
      return [...(contents[index] ?? '').matchAll(/^BT\n([\s\S]*?)\nET$/gm)].map((block) =>
        shownBy(block[1] ?? '', fonts),
      )
    }),
  }
}

/** Characters of each glyph of a font. */
function charactersOf(map: string): string[] {
  const texts = [...map.matchAll(/\[([^\]]*)\]/g)].flatMap((range) => [...(range[1] ?? '').matchAll(/<([^>]*)>/g)])
  return texts.map((text) => fromUtf16(text[1] ?? ''))
}

function shownBy(block: string, fonts: ReadonlyMap<string, readonly string[]>): string {
  let text = ''
  let font: readonly string[] = []
  let isReplaced = false
  for (const line of block.split('\n')) {
    const actual = /\/ActualText <([0-9a-f]+)>/.exec(line)?.[1]
    if (actual !== undefined) {
      text += fromUtf16(actual).slice(1)
      isReplaced = true
    } else if (line === 'EMC') isReplaced = false
    font = fonts.get(/^\/(F\d+) /.exec(line)?.[1] ?? '') ?? font
    if (isReplaced || !line.endsWith('TJ')) continue
    for (const [, codes = ''] of line.matchAll(/<([0-9a-f]+)>/g))
      for (const code of codes.match(/.{4}/g) ?? []) text += font[Number.parseInt(code, 16)] ?? '?'
  }
  return text
}

const fromUtf16 = (hex: string) =>
  (hex.match(/[0-9a-f]{4}/gi) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')
