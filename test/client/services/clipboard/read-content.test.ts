// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { readContent } from '../../../../client/services/clipboard/read-content.ts'
import { renderCopied } from '../../../../journey/formats/clipboard/copied-text.ts'
import { fragmentOf } from '../../../../journey/model/fragment.ts'
import { sampleMap } from '../../../helpers/sample-map.ts'

const nothing = { text: '', html: '', json: '' }
const rowsOf = (html: string, text = '') => {
  const pasted = readContent({ ...nothing, text, html })
  return pasted.kind === 'table' ? pasted.table.rows : pasted
}

describe('a clipboard', () => {
  const fragment = fragmentOf(
    sampleMap('en'),
    sampleMap('en')
      .cards.slice(0, 5)
      .map(({ id }) => id),
  )
  const { text, html, json } = renderCopied(fragment)

  it('gives a copied part of a map back from our own format, or out of the table', () => {
    expect(readContent({ text, html, json })).toEqual({ kind: 'fragment', fragment })
    expect(readContent({ text, html, json: '' })).toEqual({ kind: 'fragment', fragment })
    // Browsers wrap what is copied, and add styles.
    const wrapped = `<html><head><style>td{}</style></head><body><!--StartFragment-->${html}<!--EndFragment--></body></html>`
    expect(readContent({ text, html: wrapped, json: '' })).toEqual({ kind: 'fragment', fragment })
  })

  it('falls back to the titles where our format is damaged, and says when it is too new', () => {
    expect(readContent({ text, html: '', json: json.slice(9) })).toMatchObject({ kind: 'table' })
    const newer = json.replace('"major":1', '"major":7')
    expect(readContent({ text, html: '', json: newer })).toMatchObject({ problem: { code: 'newer-version' } })
  })

  it('is one text, a table, or nothing', () => {
    expect(readContent({ ...nothing, text: 'Pays\r\n' })).toEqual({ kind: 'text', text: 'Pays' })
    expect(readContent({ ...nothing, text: '"two\nlines"\n' })).toEqual({ kind: 'text', text: 'two\nlines' })
    expect(readContent({ ...nothing, text: 'a\nb' })).toMatchObject({ kind: 'table', text: 'a\nb' })
    expect(readContent({ ...nothing, text: ' \u0000\n' })).toEqual({ kind: 'nothing' })
    expect(readContent({ ...nothing, text: 'a\n'.repeat(6_000) })).toMatchObject({
      kind: 'too-large',
      reading: { what: 'rows' },
    })
  })

  it('runs nothing that a page has put into it', () => {
    const hostile = '<table onload="boom()"><tr><td>a<script>globalThis.boom=1</script></td><td>b</td></tr></table>'
    expect(rowsOf(hostile)).toEqual([['a', 'b']])
    expect((globalThis as { boom?: unknown }).boom).toBeUndefined()
  })
})

describe('a table out of HTML', () => {
  it('takes merged cells apart', () => {
    const html = `<table><tr><td colspan="2">wide</td><td>c</td></tr>
      <tr><td rowspan="2">tall</td><td>b</td><td>c</td></tr><tr><td>b2</td><td>c2</td></tr></table>`
    expect(rowsOf(html)).toEqual([
      ['wide', '', 'c'],
      ['tall', 'b', 'c'],
      ['', 'b2', 'c2'],
    ])
  })

  it('survives spans that would fill the memory', () => {
    const html = '<table><tr><td colspan="99999999" rowspan="99999999">a</td></tr><tr><td>b</td></tr></table>'
    expect(rowsOf(html)).toMatchObject({ kind: 'too-large', reading: { what: 'columns' } })
  })

  it('knows a marked header, line breaks and entities', () => {
    const html =
      '<table><thead><tr><th>One</th><th>Two</th></tr></thead><tbody><tr><td>a<br>b</td><td>&amp;\n  c</td></tr></tbody></table>'
    expect(readContent({ ...nothing, html })).toMatchObject({
      kind: 'table',
      table: {
        header: true,
        rows: [
          ['One', 'Two'],
          ['a\nb', '& c'],
        ],
      },
    })
  })

  it('is left alone where it is only part of what was copied', () => {
    expect(rowsOf('<p>Look:</p><table><tr><td>a</td><td>b</td></tr></table>', 'Look:\na b')).toEqual([
      ['Look:'],
      ['a b'],
    ])
  })
})
