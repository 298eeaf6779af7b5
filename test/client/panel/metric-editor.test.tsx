// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as calculations from '../../../journey/economics/analyse.ts'
import { changeCard } from '../../../journey/edits/cards.ts'
import { addMetric } from '../../../journey/edits/metrics.ts'
import { dayOf } from '../../../journey/model/day.ts'
import { type OpenPanel, leave, openPanel, setText } from './open-panel.tsx'

// There are no threads here: what they would reckon is reckoned in the page, and is there a little later as well.
vi.mock('../../../client/services/economics/thread.ts', () => ({
  openThread: () => ({
    run: async (ask: (asked: typeof calculations) => unknown) => ask(calculations),
    close: () => undefined,
  }),
}))

let panel: OpenPanel
afterEach(() => panel.close())

const metric = (id: string) => panel.editor.store.getState().map.metrics.find((item) => item.id === id)

const conversion = () =>
  [...document.querySelectorAll('section li')].find((line) => line.textContent?.includes('Conversion'))?.textContent

async function openMetric(title: string, fold: string): Promise<void> {
  panel = await openPanel()
  act(() => panel.editor.select(['shop']))
  panel.click('Metrics2')
  const lines = [...document.querySelectorAll<HTMLElement>('li button[aria-expanded]')]
  act(() => lines.find((line) => line.textContent?.includes(title))?.click())
  const folds = [...document.querySelectorAll<HTMLElement>('h3 button')]
  act(() => folds.find((each) => each.textContent?.includes(fold))?.click())
}

function fill(name: string, text: string): void {
  const field = panel.field(name)
  setText(field, text)
  leave(field)
}

describe('a calculator', () => {
  it('gives the value, the sample and the margin from what is entered, as one step, when it is all there', async () => {
    await openMetric('NPS', 'Calculate it')
    fill('Promoters (9–10)', '50')
    fill('Passives (7–8)', '33')
    expect(metric('nps')).not.toHaveProperty('value')
    expect(document.body.textContent).toContain('Still missing: Detractors (0–6).')
    fill('Detractors (0–6)', '17')
    expect(metric('nps')).toMatchObject({
      value: 33,
      n: 100,
      inputs: { promoters: 50, passives: 33, detractors: 17 },
    })
    expect(document.body.textContent).toContain('±14.7 points (95 %)')
    act(() => void panel.editor.history.undo())
    expect(metric('nps')).not.toHaveProperty('value')
  })

  it('is set aside by a value that is entered by hand', async () => {
    await openMetric('Cost', 'Calculate it')
    fill('Acquisition spend', '1,000,000')
    fill('New customers', '400')
    expect(metric('cost')).toMatchObject({ value: 2500, n: 400 })
    fill('Value', '2600')
    expect(metric('cost')).toMatchObject({ value: 2600 })
    expect(metric('cost')).not.toHaveProperty('inputs')
  })
})

describe('what metrics come to for the map', () => {
  it('says no conversion of a map that says nothing of how its customers flow', async () => {
    panel = await openPanel()
    act(() => {
      addMetric(panel.editor.doc, { key: 'conversion', title: '', on: 'shop', unit: '%', evidence: 'assumed' })
      panel.editor.select([])
      panel.editor.showTab('metrics')
    })
    expect(conversion()).toBeDefined()
    expect(conversion()).not.toContain('100')
    act(() => changeCard(panel.editor.doc, 'shop', { exit: 0.25 }))
    await act(() => vi.waitFor(() => expect(conversion()).toContain('75')))
  })
})

describe('values over time', () => {
  it('are added for a day, and the newest is the metric’s own', async () => {
    await openMetric('Cost', 'Over time')
    const values = [...document.querySelectorAll<HTMLInputElement>('input[aria-label="Value"]')]
    const field = values.at(-1)
    if (!field) throw new Error('no field for a value of a day')
    setText(field, '850')
    leave(field)
    panel.click('Add')
    const today = dayOf(new Date())
    expect(metric('cost')).toMatchObject({ value: 850, asOf: today, series: { [today]: { value: 850 } } })
    act(() => void panel.editor.history.undo())
    expect(metric('cost')?.value).toBe(900)
  })
})
