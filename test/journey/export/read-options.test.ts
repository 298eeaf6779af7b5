import { describe, expect, it } from 'vitest'
import { exportMap } from '../../../journey/export/export-map.ts'
import type { ExportOptions } from '../../../journey/export/options.ts'
import { type AskedOptions, readExportOptions } from '../../../journey/export/read-options.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { exportTools } from '../../helpers/export-tools.ts'
import { flowMap } from '../../helpers/flow-map.ts'
import { templateMap } from '../../helpers/template-maps.ts'

const map = templateMap('sample.en.json')

function read(asked: AskedOptions, of: JourneyMap = map): ExportOptions {
  const options = readExportOptions(of, asked, '2026-11-22')
  if ('problem' in options) throw new Error(options.message)
  return options
}

async function drawn(asked: AskedOptions, of: JourneyMap = map): Promise<string> {
  const { bytes } = await exportMap(of, 'svg', read(asked, of), exportTools)
  return new TextDecoder().decode(bytes).replace(/<metadata.*<\/metadata>/s, '')
}

const laneTitles = ['Actions', 'Thoughts', 'Emotion', 'Channels', 'Frictions', 'Opportunities', 'Metrics']
const lanesIn = (svg: string) => laneTitles.filter((title) => svg.includes(`>${title}<`))

describe('what is asked for of a drawing', () => {
  it('is lanes by title, role and id, in the order of the map', async () => {
    expect(lanesIn(await drawn({}))).toEqual(laneTitles)
    const action = map.lanes.find(({ title }) => title === 'Actions')?.id ?? ''
    expect(lanesIn(await drawn({ lanes: `friction, emotion,${action}` }))).toEqual(['Actions', 'Emotion', 'Frictions'])
    expect(lanesIn(await drawn({ lanes: 'thoughts' }))).toEqual(['Thoughts'])
  })

  it('is one stage, and the curves of one persona', async () => {
    const svg = await drawn({ stage: 'order', persona: 'Bram, plants for the office' })
    expect(svg).toContain('>Order<')
    expect(svg).not.toContain('>Discover<')
    const bram = map.personas.find(({ title }) => title.startsWith('Bram'))?.id
    expect(read({ persona: 'Bram, plants for the office' }).look.curves).toEqual([bram])
    // Without the comma it would be two names.
    expect(read({ persona: `${bram},${map.personas[0]?.id}` }).look.curves).toHaveLength(2)
  })

  it('is figures that somebody knows, and the flow, over what a view shows', async () => {
    const view = { id: 'v1', title: 'For the board', order: 'a0', hideAssumed: true, flow: true }
    const of = { ...flowMap({ touchpoints: 6, frictions: 3 }), views: [view] }
    expect(read({ view: 'for the board' }, of).look).toMatchObject({ hideAssumed: true, flow: true })
    expect(read({ view: 'v1', evidence: 'all', flow: 'no' }, of).look).toMatchObject({
      hideAssumed: false,
      flow: false,
    })
    expect(await drawn({ flow: 'yes', language: 'en' }, of)).toMatch(/>\d+(\.\d)?% leave</)
    expect(await drawn({ flow: 'yes', language: 'id' }, of)).toMatch(/>\d+(,\d)?% keluar</)
    expect(await drawn({}, of)).not.toMatch(/% leave</)
  })

  it('is refused by name where the map has it not', () => {
    expect(readExportOptions(map, { lanes: 'emotion,Nowhere' }, '2026-11-22')).toMatchObject({
      problem: 'no-lane',
      asked: 'Nowhere',
    })
    expect(readExportOptions(map, { persona: 'Nobody' }, '2026-11-22')).toMatchObject({ problem: 'no-persona' })
    expect(readExportOptions(map, { stage: 'Never' }, '2026-11-22')).toMatchObject({ problem: 'no-stage' })
    expect(readExportOptions(map, { view: 'none' }, '2026-11-22')).toMatchObject({ problem: 'no-view' })
    for (const asked of [{ evidence: 'some' }, { flow: '1' }, { pages: 'many' }, { paper: 'wide' }, { since: 'x' }])
      expect(readExportOptions(map, asked as AskedOptions, '2026-11-22')).toMatchObject({ problem: 'bad-option' })
    expect(read({ pages: 'one-pager', paper: 'wide' }).pages).toEqual({ kind: 'one-pager', paper: 'wide' })
  })
})
