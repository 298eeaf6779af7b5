import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { fileData } from '../../journey/formats/json.ts'
import { goldenMap } from '../journey/economics/golden-map.ts'
import { type Jejak, createMap, expect, expectSaved, newPerson, openMap, serverMap, test, inLanguage } from './jejak.ts'

interface ServerMap {
  readonly metrics: readonly Record<string, unknown>[]
  readonly frictions: readonly Record<string, unknown>[]
  readonly fixes: readonly Record<string, unknown>[]
}

const read = async (jejak: Jejak, id: string) => (await serverMap(jejak, id)) as ServerMap
const panelOf = (page: Page) => page.locator('#side-panel')

const words = {
  en: {
    locale: 'en-GB',
    metrics: /^Metrics/,
    frictions: /^Frictions/,
    addMetric: 'Add a metric',
    calculate: /^Calculate it/,
    inputs: [/^Promoters/, /^Passives/, /^Detractors/],
    missing: 'Still missing: Detractors (0–6).',
    margin: '±10.3 points (95 %)',
    measured: /Measured · .*n 200 · ±10/,
    overTime: /^Over time/,
    addPoint: 'Add a value for a day',
    day: 'Day',
    value: 'Value',
    add: 'Add',
    change: /\+7 since .* · for the better/,
    sparkline: /Net Promoter Score: from 38 on .* to 45 on/,
    target: 'Target',
    toTarget: /target 60.*15/i,
    rolled: /^Net Promoter Score .*pooled · n 300/,
    reason: 'by the 300 answers or cases behind',
    numbers: /^How often, how bad/,
    frequency: 'Meet it',
    exitImpact: 'Leave over it',
    more: 'range, source and more',
    counted: 'Counted',
    range: 'Range',
    k: 'How many',
    n: 'Out of',
    countsAre: '40 of 100 (40%)',
    ends: ['Low', 'Likely', 'High'],
    rangeIs: '10% to 40% (8 in 10)',
    fixes: /^Fixes/,
    addFix: 'Add a fix',
    cost: 'Cost, once',
    due: 'Due',
    view: 'View',
    hide: 'Hide assumptions',
    hidden: /an assumption, hidden/,
    undid: /^Undid:/,
  },
  id: {
    locale: 'id-ID',
    metrics: /^Metrik/,
    frictions: /^Titik gesekan/,
    addMetric: 'Tambah metrik',
    calculate: /^Hitung/,
    inputs: [/^Promotor/, /^Pasif/, /^Detraktor/],
    missing: 'Masih kurang: Detraktor (0–6).',
    margin: '±10,3 poin (95 %)',
    measured: /Terukur · .*n 200 · ±10/,
    overTime: /^Dari waktu ke waktu/,
    addPoint: 'Tambah nilai untuk satu hari',
    day: 'Hari',
    value: 'Nilai',
    add: 'Tambah',
    change: /\+7 sejak .* · membaik/,
    sparkline: /Net Promoter Score: dari 38 pada .* menjadi 45 pada/,
    target: 'Target',
    toTarget: /target 60.*15/i,
    rolled: /^Net Promoter Score .*digabung · n 300/,
    reason: 'menurut 300 jawaban atau kasus di baliknya',
    numbers: /^Seberapa sering dan parah/,
    frequency: 'Mengalaminya',
    exitImpact: 'Keluar karenanya',
    more: 'rentang, sumber, dan lainnya',
    counted: 'Dihitung',
    range: 'Rentang',
    k: 'Berapa',
    n: 'Dari',
    countsAre: '40 dari 100 (40%)',
    ends: ['Rendah', 'Paling mungkin', 'Tinggi'],
    rangeIs: '10% sampai 40% (8 dari 10)',
    fixes: /^Perbaikan/,
    addFix: 'Tambah perbaikan',
    cost: 'Biaya, sekali',
    due: 'Tenggat',
    view: 'Tampilan',
    hide: 'Sembunyikan asumsi',
    hidden: /asumsi, disembunyikan/,
    undid: /^Diurungkan:/,
  },
} as const

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

async function enter(page: Page, name: string | RegExp, value: string, within = panelOf(page)): Promise<void> {
  const exact = typeof name === 'string'
  await within.getByRole('textbox', { name, exact }).fill(value)
  await page.keyboard.press('Tab')
}

async function pickCard(page: Page, id: string): Promise<void> {
  await page.locator(`[data-card="${id}"]`).click()
}

async function undo(page: Page, say: (typeof words)['en' | 'id']): Promise<void> {
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText(say.undid).last()).toBeVisible()
}

for (const language of ['en', 'id'] as const) {
  const say = words[language]

  test(`a product manager measures NPS, over time and against a target, ${inLanguage(language)}`, async ({
    browser,
    jejak,
  }) => {
    // Another touchpoint of the stage has been asked for NPS already.
    const asked = { title: 'NPS', order: 'a0', key: 'nps', on: 'aware', evidence: 'measured', unit: 'points' } as const
    const metrics = [
      { ...asked, id: 'asked', value: 20, n: 100, inputs: { promoters: 45, passives: 30, detractors: 25 } },
    ]
    const id = await createMap(jejak, { map: fileData({ ...goldenMap, metrics }) })
    const { page } = await newPerson(browser, 'Rani', { locale: say.locale })
    const other = await newPerson(browser, 'Budi', { locale: say.locale })
    await openMap(page, jejak, id)
    await openMap(other.page, jejak, id)
    const panel = panelOf(page)

    await pickCard(page, 'consider')
    await panel.getByRole('tab', { name: say.metrics }).click()
    await panel.getByRole('combobox', { name: say.addMetric }).fill('nps')
    await page.keyboard.press('Enter')
    await panel.getByRole('button', { name: say.calculate }).click()
    await enter(page, say.inputs[0], '120')
    await enter(page, say.inputs[1], '50')
    await expect(panel.getByText(say.missing)).toBeVisible()
    await enter(page, say.inputs[2], '30')
    await expect(panel.getByText(say.margin)).toBeVisible()
    await expect(panel.getByRole('button', { name: say.measured })).toBeVisible()

    // What it was last month stands beside it, and takes nothing away from what it is.
    await panel.getByRole('button', { name: say.overTime }).click()
    const form = panel.getByRole('form', { name: say.addPoint })
    await form.getByLabel(say.day).fill('2026-01-05')
    await enter(page, say.value, '38', form)
    await form.getByRole('button', { name: say.add }).click()
    await expect(panel.getByRole('img', { name: say.sparkline })).toBeVisible()
    await expect(panel.getByText(say.change)).toBeVisible()
    await expect(panel.getByText(say.margin)).toBeVisible()
    await enter(page, say.target, '60')
    await expect(panel.getByRole('button', { name: say.toTarget })).toBeVisible()
    await expectAccessible(page)
    await expectSaved(page)
    const measured = (await read(jejak, id)).metrics.find(({ on }) => on === 'consider')
    expect(measured).toMatchObject({ value: 45, n: 200, target: 60, evidence: 'measured' })

    // The other sees it, and what the stage comes to, with the reason.
    await other.page.getByRole('gridcell').or(other.page.locator('[data-card="consider"]')).first().waitFor()
    await pickCard(other.page, 'consider')
    await other.page.keyboard.press('Escape')
    await other.page.locator('[data-kind=stage]').first().click()
    const theirs = panelOf(other.page)
    await theirs.getByRole('tab', { name: say.metrics }).click()
    const rolled = theirs.getByRole('button', { name: say.rolled })
    await expect(rolled).toBeVisible()
    await rolled.hover()
    await expect(other.page.getByText(say.reason).first()).toBeVisible()
    await rolled.click()
    await expect(theirs.getByText(say.reason)).toBeVisible()
    await expectAccessible(other.page)

    // Everything can be taken back, step by step.
    await undo(page, say)
    await expect(panel.getByRole('button', { name: say.toTarget })).toHaveCount(0)
    await undo(page, say)
    await expect(panel.getByRole('img', { name: say.sparkline })).toHaveCount(0)
    await expect(panel.getByText(say.margin)).toBeVisible()
  })

  test(`a product manager says how often a friction hurts and what would help, ${inLanguage(language)}`, async ({
    browser,
    jejak,
  }) => {
    const frictions = goldenMap.frictions.map(({ frequency: _often, exitImpact: _bad, ...friction }) => friction)
    const id = await createMap(jejak, { map: fileData({ ...goldenMap, frictions, fixes: [] }) })
    const { page } = await newPerson(browser, 'Rani', { locale: say.locale })
    const other = await newPerson(browser, 'Budi', { locale: say.locale })
    await openMap(page, jejak, id)
    await openMap(other.page, jejak, id)
    const panel = panelOf(page)

    const openFriction = async (person: Page) => {
      await pickCard(person, 'onboard')
      await panelOf(person).getByRole('tab', { name: say.frictions }).click()
      await panelOf(person).getByRole('tabpanel').getByRole('listitem').first().getByRole('button').first().click()
    }
    await openFriction(page)
    await panel.getByRole('button', { name: say.numbers }).click()
    const details = (field: string) => panel.getByRole('button', { name: `${field}: ${say.more}` })
    await details(say.frequency).click()
    await panel.getByRole('radio', { name: say.counted }).click()
    await enter(page, say.k, '40')
    await enter(page, say.n, '100')
    await expect(panel.getByRole('button', { name: `${say.frequency}: ${say.countsAre}` })).toBeVisible()
    await panel.getByRole('button', { name: `${say.frequency}: ${say.countsAre}` }).click()

    await details(say.exitImpact).click()
    await panel.getByRole('radio', { name: say.range }).click()
    for (const [index, value] of ['10', '20', '40'].entries()) await enter(page, say.ends[index] ?? '', value)
    await expect(panel.getByText(say.rangeIs)).toBeVisible()
    await expectAccessible(page)
    await expectSaved(page)
    const hurt = (await read(jejak, id)).frictions.find(({ frequency }) => frequency !== undefined)
    expect(hurt).toMatchObject({
      frequency: { value: { k: 40, n: 100 }, evidence: 'measured' },
      exitImpact: { value: { p10: 0.1, p50: 0.2, p90: 0.4 }, evidence: 'assumed' },
    })

    await panel.getByRole('button', { name: say.fixes }).click()
    await panel.getByRole('combobox', { name: say.addFix }).fill('Zz own fix')
    await page.keyboard.press('Enter')
    await enter(page, say.cost, '12000')
    await panel.getByLabel(say.due, { exact: true }).fill('2027-03-31')
    await page.keyboard.press('Enter')
    await expectSaved(page)
    const fix = async () => (await read(jejak, id)).fixes[0]
    await expect.poll(fix).toMatchObject({ title: 'Zz own fix', cost: 12_000, due: '2027-03-31' })
    await expectAccessible(page)

    // What is assumed can be left out of sight: for whoever wants so, and for nobody else.
    await openFriction(other.page)
    const theirs = panelOf(other.page)
    await theirs.getByRole('button', { name: say.numbers }).click()
    await expect(theirs.getByRole('button', { name: `${say.frequency}: ${say.countsAre}` })).toBeVisible()
    await other.page.getByRole('button', { name: say.view, exact: true }).click()
    await other.page.getByRole('checkbox', { name: say.hide }).click()
    await other.page.keyboard.press('Escape')
    await expect(theirs.getByRole('button', { name: say.hidden }).first()).toBeVisible()
    await expect(theirs.getByText(say.rangeIs)).toHaveCount(0)
    await expect(theirs.getByRole('button', { name: `${say.frequency}: ${say.countsAre}` })).toBeVisible()
    await expect(panel.getByText(say.rangeIs)).toBeVisible()
    await expectAccessible(other.page)

    // Each of the steps can be taken back.
    await undo(page, say)
    await expect.poll(async () => (await fix())?.due).toBeUndefined()
    await undo(page, say)
    await expect.poll(async () => (await fix())?.cost).toBeUndefined()
    await undo(page, say)
    await expect.poll(async () => (await read(jejak, id)).fixes).toEqual([])
    await undo(page, say)
    await expect(panel.getByText(say.rangeIs)).toHaveCount(0)
    await undo(page, say)
    await expect(panel.getByRole('button', { name: `${say.frequency}: ${say.countsAre}` })).toHaveCount(0)
  })
}
