// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { changeLook } from '../../../client/state/change-look.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { type OpenPanel, leave, openPanel, setText, smallMap } from './open-panel.tsx'

let panel: OpenPanel
afterEach(() => panel.close())

const map: JourneyMap = {
  ...smallMap,
  frictions: [{ id: 'slow', title: 'Slow', order: 'a0', on: ['shop'], severity: 2, status: 'open' }],
}
const friction = () => panel.editor.store.getState().map.frictions[0]

async function openNumbers(language: 'en' | 'id' = 'en', of: JourneyMap = map): Promise<void> {
  panel = await openPanel(of, language)
  act(() => panel.editor.select(['shop']))
  panel.click(language === 'en' ? 'Frictions1' : 'Titik gesekan1')
  act(() => document.querySelector<HTMLElement>('li button[aria-expanded]')?.click())
  const fold = [...document.querySelectorAll<HTMLElement>('h3 button')][0]
  act(() => fold?.click())
}

function fill(name: string, text: string): void {
  const field = panel.field(name)
  setText(field, text)
  leave(field)
}

const choose = (name: string) => {
  const radio = [...document.querySelectorAll<HTMLElement>('[role=radio]')].find((each) => each.textContent === name)
  act(() => radio?.click())
}

describe('a field for a figure', () => {
  it('takes a percentage as a share, and a bare number as an assumption', async () => {
    await openNumbers('id')
    fill('Mengalaminya', '12,5%')
    expect(friction()?.frequency).toBe(0.125)
    expect(panel.field('Mengalaminya').value).toBe('12,5')
  })

  it('refuses more than all, and changes nothing', async () => {
    await openNumbers()
    fill('Meet it', '140')
    expect(friction()).not.toHaveProperty('frequency')
    expect(panel.field('Meet it').getAttribute('aria-invalid')).toBe('true')
  })

  it('takes over counts when both are there, as measured, and draws their interval', async () => {
    await openNumbers()
    panel.click('Meet it: range, source and more')
    choose('Counted')
    fill('How many', '40')
    expect(friction()).not.toHaveProperty('frequency')
    fill('Out of', '30')
    expect(document.querySelector('[role=alert]')?.textContent).toMatch(/more than there were/)
    fill('Out of', '100')
    expect(friction()?.frequency).toEqual({ value: { k: 40, n: 100 }, evidence: 'measured' })
    expect(document.body.textContent).toContain('30.9% to 49.8% (95 %)')
    expect(document.querySelector('[role=alert]')).toBeNull()
  })

  it('takes over a range when it is whole and rises', async () => {
    await openNumbers()
    fill('Meet it', '20')
    panel.click('Meet it: Assumed. Range, source and more')
    choose('Range')
    fill('Low', '30')
    expect(document.querySelector('[role=alert]')?.textContent).toMatch(/must rise/)
    fill('Low', '10')
    expect(friction()?.frequency).toBe(0.2)
    fill('High', '45')
    expect(friction()?.frequency).toEqual({ value: { p10: 0.1, p50: 0.2, p90: 0.45 }, evidence: 'assumed' })
    choose('Number')
    expect(friction()?.frequency).toBe(0.2)
  })

  it('keeps where a number comes from, and is a bare number again without', async () => {
    await openNumbers()
    fill('Meet it', '20')
    panel.click('Meet it: Assumed. Range, source and more')
    fill('Source', 'Session recordings')
    choose('Estimated')
    expect(friction()?.frequency).toEqual({ value: 0.2, evidence: 'estimated', source: 'Session recordings' })
    choose('Assumed')
    fill('Source', '')
    expect(friction()?.frequency).toBe(0.2)
  })

  it('says that a number is out of date', async () => {
    const frequency = { value: 0.2, evidence: 'measured', expires: '2020-01-31' } as const
    await openNumbers('en', { ...map, frictions: map.frictions.map((each) => ({ ...each, frequency })) })
    expect(document.body.textContent).toContain('Out of date since 31 Jan 2020')
  })

  it('does not show an assumption when these are hidden, until it is asked for', async () => {
    await openNumbers()
    fill('Meet it', '20')
    act(() => changeLook(panel.editor, { hideAssumed: true }))
    expect(() => panel.field('Meet it')).toThrow('nothing is called')
    panel.click('Meet it: an assumption, hidden. Show it')
    expect(panel.field('Meet it').value).toBe('20')
  })
})
