import { describe, expect, test } from 'vitest'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import { farChannelItems } from '../../../journey/scene/channel-items.ts'
import { curveItems, farCurveItems } from '../../../journey/scene/emotion-items.ts'
import { renderScene } from '../../../journey/scene/render-scene.ts'
import { themes } from '../../../journey/scene/tokens.ts'
import { layOut } from '../../helpers/laid-out.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

describe.each(['en', 'id'] as const)('an export in %s', (language) => {
  const layout = layOut(sampleMap(language), { words: sheetWords(language), locale: language, title: true })
  const { items } = renderScene(layout, themes.light)
  const texts = items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))

  test('says whose curve is whose, and what each comes to', () => {
    for (const { key, label, scores } of layout.emotions.flatMap(({ curves }) => curves)) {
      expect(texts).toContain(key.name.lines[0]?.text)
      expect(texts).toContain(label?.text.lines[0]?.text)
      expect(texts).toContain(scores)
    }
    expect(texts).toContain(sheetWords(language).emotion.peakEndNote)
  })

  test('names channels and the lines of a service blueprint, and draws every switch', () => {
    for (const { text } of layout.channelCharts.flatMap(({ rows }) => rows))
      expect(texts).toContain(text.lines[0]?.text)
    for (const name of Object.values(sheetWords(language).lines)) expect(texts).toContain(name)
    const switches = layout.channels.filter((column) => column.switch)
    expect(switches.length).toBeGreaterThan(0)
    expect(items.filter((item) => item.kind === 'icon' && item.icon === 'switch')).toHaveLength(switches.length)
  })
})

describe('from afar', () => {
  const layout = layOut(sampleMap())

  test('channel lanes are a few shapes, however many touchpoints there are, with no gaps for names', () => {
    const items = farChannelItems(layout.channels)
    expect(items).toHaveLength(3)
    const [lines] = items
    const at = layout.channels.findIndex(({ path }) => path !== '')
    const [before, joined] = [layout.channels[at - 1], layout.channels[at]]
    const stop = joined?.stops.find(({ channel }) => before?.stops.some((other) => other.channel === channel))
    const from = before?.stops.find(({ channel }) => channel === stop?.channel)
    expect(lines?.kind === 'path' && lines.d).toContain(`M${from?.x} ${stop?.y}H${stop?.x}`)
    expect(farChannelItems([])).toHaveLength(3)
  })

  test('curves are bolder, and their dashes as much longer', () => {
    for (const curve of layout.emotions.flatMap(({ curves }) => curves)) {
      const [near, far] = [curveItems(curve).at(-1), farCurveItems(curve).at(-1)]
      if (near?.kind !== 'path' || far?.kind !== 'path') throw new Error('a curve is a path')
      const factor = (far.strokeWidth ?? 0) / (near.strokeWidth ?? 1)
      expect(factor).toBeGreaterThan(2)
      expect(far.dash).toEqual(near.dash?.map((length) => length * factor))
      expect(far.d).toBe(near.d)
    }
  })
})
