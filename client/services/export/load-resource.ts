import type { LoadResource } from '../../../journey/fonts/load-resource.ts'

/** Address of each file that an export may need; the build serves them with the app. */
const addresses: Readonly<Record<string, string>> = {
  ...import.meta.glob<string>(
    '../../../node_modules/@fontsource/plus-jakarta-sans/files/*-{400,500,600,700}-normal.woff',
    { query: '?url', import: 'default', eager: true },
  ),
  ...import.meta.glob<string>(
    '../../../node_modules/@fontsource/{noto-sans-sc,noto-emoji}/files/*-{400,700}-normal.woff',
    { query: '?url', import: 'default', eager: true },
  ),
  ...import.meta.glob<string>(
    '../../../node_modules/@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-{400,700}-normal.woff',
    { query: '?url', import: 'default', eager: true },
  ),
  ...import.meta.glob<string>(
    '../../../node_modules/@fontsource/noto-sans/files/noto-sans-{greek,greek-ext,cyrillic,cyrillic-ext,devanagari,vietnamese,latin-ext}-{400,700}-normal.woff',
    { query: '?url', import: 'default', eager: true },
  ),
  ...import.meta.glob<string>(
    '../../../node_modules/@fontsource/noto-sans-thai/files/noto-sans-thai-thai-{400,700}-normal.woff',
    { query: '?url', import: 'default', eager: true },
  ),
  ...import.meta.glob<string>('../../../node_modules/@fontsource/*/unicode.json', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>(
    '../../../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2',
    { query: '?url', import: 'default', eager: true },
  ),
  ...import.meta.glob<string>('../../../node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
}

/** Fetches what was built with the app. */
export const loadResource: LoadResource = async (path) => {
  const address = addresses[`../../../node_modules/${path}`]
  if (address === undefined) throw new Error(`${path} is not among the files of the app.`)
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${path} could not be fetched: ${answer.status}.`)
  return new Uint8Array(await answer.arrayBuffer())
}
