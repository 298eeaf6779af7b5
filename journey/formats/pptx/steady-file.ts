import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** What is written in the place of when and by which program a file was made. */
const day = '2000-01-01T00:00:00Z'
/** The first day that a zip can hold, by the clock of the place: the same bytes in every time zone. */
const zipDay = new Date(1980, 0, 1)

/**
 * A presentation with the same bytes whenever, wherever and after whatever else it is written. Put right on the way: numbers
 * of shapes that occur twice on a slide, and the range of the table in a chart's workbook, which Excel refuses otherwise.
 */
export function steadyFile(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts).filter((name) => !name.endsWith('/'))
  const numbers = chartNumbers(names)
  const steady = new Map<string, Uint8Array>()
  for (const name of names) {
    const part = parts[name]
    if (part) steady.set(renumbered(name, numbers), steadyPart(name, part, numbers))
  }
  // A package begins with its content types.
  const first = '[Content_Types].xml'
  const sorted = [...steady.keys()].sort((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(sorted.map((name) => [name, steady.get(name) ?? new Uint8Array()])), {
    mtime: zipDay,
    level: 6,
  })
}

/** Charts are numbered on and on as long as the program runs: their numbers, each with the one that it gets. */
function chartNumbers(names: readonly string[]): ReadonlyMap<string, string> {
  const found = names.flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
  return new Map(found.sort((a, b) => Number(a) - Number(b)).map((number, index) => [number, String(index + 1)]))
}

const renumbered = (text: string, numbers: ReadonlyMap<string, string>) =>
  text.replace(
    /(charts\/(?:_rels\/)?chart|embeddings\/Microsoft_Excel_Worksheet)(\d+)(?=\.)/g,
    (_all, before: string, number: string) => `${before}${numbers.get(number) ?? number}`,
  )

function steadyPart(name: string, part: Uint8Array, numbers: ReadonlyMap<string, string>): Uint8Array {
  if (name.endsWith('.xlsx')) return steadyFile(part)
  if (name.endsWith('.rels') || name === '[Content_Types].xml') return edited(part, (xml) => renumbered(xml, numbers))
  if (name === 'docProps/core.xml')
    return edited(part, (xml) => xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}`))
  if (name.startsWith('xl/tables/')) return edited(part, (xml) => xml.replace(/(ref="[A-Z]+\d+:[A-Z]+\d+)'"/, '$1"'))
  if (/^ppt\/slides\/slide\d+\.xml$/.test(name)) {
    let shapes = 0
    return edited(part, (xml) => xml.replace(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${++shapes}"`))
  }
  return part
}

const edited = (part: Uint8Array, edit: (xml: string) => string) => strToU8(edit(strFromU8(part)))
