// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { changeMetric } from '../../../journey/edits/metrics.ts'
import { type OpenPanel, leave, openPanel, press, setText } from './open-panel.tsx'

let panel: OpenPanel
afterEach(() => panel.close())

const metric = (id: string) => panel.editor.store.getState().map.metrics.find((item) => item.id === id)

/** Opens the metrics of the second touchpoint, and the one with a title. */
async function openMetric(title: string, language: 'en' | 'id' = 'en'): Promise<void> {
  panel = await openPanel(undefined, language)
  act(() => panel.editor.select(['shop']))
  panel.click(language === 'en' ? 'Metrics2' : 'Metrik2')
  openLine(title)
}

function openLine(title: string): void {
  const lines = document.querySelectorAll<HTMLElement>('li button[aria-expanded]')
  const line = [...lines].find((button) => button.textContent?.includes(title))
  act(() => line?.click())
}

function fill(name: string, text: string): HTMLInputElement {
  const field = panel.field(name)
  setText(field, text)
  leave(field)
  return field
}

describe('a number field', () => {
  it('takes over a number when it is left, as one step', async () => {
    await openMetric('Cost', 'id')
    const field = fill('Nilai', '1.250.000,5')
    expect(metric('cost')?.value).toBe(1_250_000.5)
    expect(field.value).toBe('1.250.000,5')
    act(() => void panel.editor.history.undo())
    expect(metric('cost')?.value).toBe(900)
    expect(field.value).toBe('900')
  })

  it('takes over a number on Enter and drops it on Escape', async () => {
    await openMetric('Cost')
    const field = panel.field('Value')
    setText(field, '1,000')
    press(field, 'Enter')
    expect(metric('cost')?.value).toBe(1000)
    setText(field, '5')
    press(field, 'Escape')
    leave(field)
    expect(metric('cost')?.value).toBe(1000)
    expect(field.value).toBe('1,000')
  })

  it('keeps what was typed when it is no number, says why, and changes nothing', async () => {
    await openMetric('Cost')
    const field = fill('Value', 'a lot')
    expect(metric('cost')?.value).toBe(900)
    expect(field.value).toBe('a lot')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/not a number/)
    setText(field, '12')
    expect(field.getAttribute('aria-invalid')).toBeNull()
    leave(field)
    expect(metric('cost')?.value).toBe(12)
  })

  it('still has what was typed after another card was looked at', async () => {
    await openMetric('Cost')
    fill('Value', 'a lot')
    act(() => panel.editor.select(['pay']))
    act(() => panel.editor.select(['shop']))
    openLine('Cost')
    expect(panel.field('Value').value).toBe('a lot')
    expect(panel.field('Value').getAttribute('aria-invalid')).toBe('true')
  })

  it('takes over what was typed when another card is selected meanwhile', async () => {
    await openMetric('Cost')
    setText(panel.field('Value'), '77')
    act(() => panel.editor.select(['pay']))
    expect(metric('cost')?.value).toBe(77)
  })

  it('asks which number is meant, and takes the one that is chosen', async () => {
    await openMetric('Cost')
    fill('Value', '1.250')
    expect(metric('cost')?.value).toBe(900)
    panel.click('1,250')
    expect(metric('cost')?.value).toBe(1250)
    expect(panel.field('Value').value).toBe('1,250')
  })

  it('is empty for no value, and emptying it takes the value away', async () => {
    await openMetric('Cost')
    fill('Value', '')
    expect(metric('cost')).not.toHaveProperty('value')
  })

  it('shows what others write unless something is being typed', async () => {
    await openMetric('Cost')
    changeMetric(panel.other, 'cost', { value: 950 })
    panel.receive()
    expect(panel.field('Value').value).toBe('950')
    setText(panel.field('Value'), '95')
    changeMetric(panel.other, 'cost', { value: 960 })
    panel.receive()
    expect(panel.field('Value').value).toBe('95')
  })

  it('refuses a value that the metric cannot have', async () => {
    await openMetric('NPS')
    fill('Value', '140')
    expect(metric('nps')).not.toHaveProperty('value')
    expect(document.body.textContent).toContain('It can only be between -100 and 100.')
  })
})
