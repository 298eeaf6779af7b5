import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import {
  type Jejak,
  createMap,
  expect,
  expectSaved,
  newPerson,
  openMap,
  serverMap,
  test,
  ownerLink,
  inLanguage,
} from './jejak.ts'

const measured = (value: number) => ({ value, evidence: 'measured' })

/** The journey of the golden vector, with a friction that is severe and cheap, and one that nobody has estimated. */
const broadband = {
  format: 'jejak-map',
  meta: { schema: { major: 1, minor: 2 }, title: 'Broadband', currency: 'EUR', period: 'month', entrants: 100_000 },
  stages: [
    { id: 's1', title: 'Choose', order: 'a0', band: 'pre-sale' },
    { id: 's2', title: 'Live with it', order: 'a1', band: 'post-sale' },
  ],
  lanes: [
    { id: 'touch', title: 'Touchpoints', order: 'a0', role: 'touchpoint' },
    { id: 'fric', title: 'Frictions', order: 'a1', role: 'friction' },
  ],
  cards: [
    ['aware', 'Aware', 's1', 0.6],
    ['consider', 'Consider', 's1', 0.45],
    ['checkout', 'Checkout', 's1', 0.3],
    ['onboard', 'Onboard', 's2', 0.1],
  ].map(([id, title, stage, exit], index) => ({
    id,
    title,
    place: { stage, lane: 'touch', order: `a${index}` },
    exit: measured(Number(exit)),
    exitKind: 'measured',
  })),
  links: [],
  frictions: [
    ['form', 'Form too long', ['checkout'], 1, 0.4, 0.35],
    ['faq', 'No FAQ', ['consider'], 2, 0.5, 0.2],
    ['cta', 'Call to action buried', ['consider'], 3, 0.3, 0.25],
    ['entry', 'Re-entry of data', ['onboard'], 4, 0.03, 0.15],
    ['rude', 'Rude agent', [], 2],
  ].map(([id, title, on, severity, frequency, exitImpact], index) => ({
    id,
    title,
    on,
    severity,
    status: 'open',
    order: `a${index}`,
    ...(frequency === undefined ? {} : { frequency: measured(Number(frequency)), exitImpact: Number(exitImpact) }),
  })),
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [{ id: 'won', title: 'Renewed', order: 'a0', good: true, value: 120 }],
}

interface ServerMap {
  readonly frictions: readonly {
    readonly id: string
    readonly status: string
    readonly owner?: string
    readonly importance?: number
    readonly satisfaction?: number
    readonly statusLog?: Readonly<Record<string, string>>
  }[]
  readonly fixes: readonly { readonly title: string; readonly frictions: readonly string[]; readonly effort?: number }[]
}

const read = async (jejak: Jejak, id: string) => (await serverMap(jejak, id)) as ServerMap
const titles = (page: Page) => page.locator('[role=grid] > tbody > [data-row] > [data-column=title]')
const cell = (page: Page, row: string, column: string) =>
  page.locator(`[data-board] [data-row="${row}"] > [data-column="${column}"]`)

async function openBoard(browser: Browser, jejak: Jejak, locale = 'en-GB', width = 1440, map: object = broadband) {
  const id = await createMap(jejak, { map })
  const { page } = await newPerson(browser, 'Rani', { locale })
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(ownerLink(jejak, id))
  await expect(page.locator('[data-canvas], [data-outline]').first()).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.locator('[data-board]')).toBeVisible()
  return { id, page }
}

const words = {
  en: {
    locale: 'en-GB',
    money: 'Money at risk',
    severity: 'Severity',
    dispute: /The rankings disagree: 5th by severity, 1st by money/,
    needs: 'needs importance and satisfaction',
    importance: 'Importance',
    fixing: 'Being fixed',
    three: '3 chosen',
    status: 'Status',
    addFix: 'Add a fix',
    own: 'Two questions only',
    effort: 'Effort',
    undone: /status of/,
  },
  id: {
    locale: 'id-ID',
    money: 'Uang berisiko',
    severity: 'Tingkat keparahan',
    dispute: /Peringkatnya tidak sejalan: ke-5 menurut keparahan, ke-1 menurut uang/,
    needs: 'perlu kepentingan dan kepuasan',
    importance: 'Kepentingan',
    fixing: 'Sedang diperbaiki',
    three: '3 dipilih',
    status: 'Status',
    addFix: 'Tambah perbaikan',
    own: 'Cukup dua pertanyaan',
    effort: 'Upaya',
    undone: /status/,
  },
} as const

for (const language of ['en', 'id'] as const) {
  const say = words[language]
  test(`a product manager ranks frictions and decides what comes first, ${inLanguage(language)}`, async ({
    jejak,
    browser,
  }) => {
    const { id, page } = await openBoard(browser, jejak, say.locale)
    // The dearest stands first, and is the least severe: a mark says so.
    await expect(page.getByRole('columnheader', { name: say.money })).toHaveAttribute('aria-sort', 'descending')
    await expect(cell(page, 'form', 'money')).toContainText('€')
    await expect(titles(page).first()).toHaveText('Form too long')
    await cell(page, 'form', 'ranks').hover()
    await expect(page.locator('[aria-hidden=true]', { hasText: say.dispute }).last()).toBeVisible()
    await page.getByRole('columnheader', { name: say.severity }).getByRole('button').click()
    await expect(titles(page).first()).toHaveText('Re-entry of data')
    await expect(page.getByRole('columnheader', { name: say.severity })).toHaveAttribute('aria-sort', 'descending')

    // What a score lacks everywhere is asked once, and entered in its cells.
    await expect(page.locator('[data-lacked]')).toBeVisible()
    await expect(cell(page, 'cta', 'opportunity')).toContainText(say.needs)
    await cell(page, 'cta', 'opportunity').click()
    await page.keyboard.type('9')
    await page.keyboard.press('Enter')
    await page.keyboard.type('4')
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-radix-popper-content-wrapper]')).toHaveCount(0)
    await expect(cell(page, 'cta', 'opportunity')).toContainText('14')
    await expect(cell(page, 'cta', 'opportunity')).toBeFocused()

    // Three at once.
    for (const row of ['form', 'faq', 'cta']) await cell(page, row, '✓').getByRole('checkbox').check()
    const bulk = page.getByRole('region', { name: say.three })
    await bulk.getByRole('button', { name: say.status }).click()
    await page.keyboard.type(say.fixing)
    await page.keyboard.press('Enter')
    for (const row of ['form', 'faq', 'cta']) await expect(cell(page, row, 'status')).toHaveText(say.fixing)
    await page.keyboard.press('Escape')

    // A fix against the dearest, with what it takes: now there is RICE.
    await cell(page, 'form', 'fixes').click()
    await page.getByRole('button', { name: say.addFix }).click()
    await page.keyboard.type(say.own)
    await page.keyboard.press('Enter')
    const fix = page.locator('[data-row]', { hasText: say.own }).last()
    await fix.locator('> [data-column=effort]').click()
    await page.keyboard.type('5')
    await page.keyboard.press('Enter')
    await expect(cell(page, 'form', 'rice')).toContainText('#1')
    await expect(fix.locator('> [data-column=gain]')).toContainText('€')

    await expectSaved(page)
    const saved = await read(jejak, id)
    expect(saved.frictions.map(({ status }) => status)).toEqual(['fixing', 'fixing', 'fixing', 'open', 'open'])
    expect(Object.values(saved.frictions[0]?.statusLog ?? {})).toContain('fixing')
    expect(saved.frictions.find((each) => each.id === 'cta')).toMatchObject({ importance: 9, satisfaction: 4 })
    expect(saved.fixes).toMatchObject([{ title: say.own, frictions: ['form'], effort: 5 }])

    // Step by step back: effort, fix, all three statuses at once.
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z')
    await expect(page.locator('[data-row]', { hasText: say.own })).toHaveCount(0)
    await expect(cell(page, 'faq', 'status')).not.toHaveText(say.fixing)
    await expect(page.getByText(say.undone).first()).toBeVisible()
    await expect(page.locator('[data-board]')).toBeVisible()
  })
}

test('the keyboard alone walks, sorts, chooses, edits and goes back to the map', async ({ jejak, browser }) => {
  const { page } = await openBoard(browser, jejak)
  await expect(cell(page, 'form', 'money')).toContainText('€')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('columnheader', { name: 'Severity' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(titles(page).first()).toHaveText('Re-entry of data')
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, 'entry', 'severity')).toBeFocused()
  // The row goes elsewhere, and the keyboard with it.
  await page.keyboard.press('Enter')
  await page.keyboard.type('1 –')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'entry', 'severity')).toBeFocused()
  await expect(titles(page).first()).toHaveText('Call to action buried')
  await page.keyboard.press('x')
  await expect(page.getByRole('row', { selected: true })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { selected: true })).toHaveCount(0)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').getByLabel('Title')).toHaveValue('Re-entry of data')
  await page.keyboard.press('/')
  await page.keyboard.type('faq')
  await expect(titles(page)).toHaveText(['No FAQ'])
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Friction board' }).click()
  await expect(page.locator('[data-canvas]')).toBeVisible()
})

test('what others do comes in while one edits, and takes nothing away', async ({ jejak, browser }) => {
  const { id, page } = await openBoard(browser, jejak)
  const { page: other } = await newPerson(browser, 'Budi')
  await openMap(other, jejak, id)
  await other.keyboard.press('b')
  await cell(page, 'form', 'frequency').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('3')
  await cell(other, 'form', 'status').click()
  await other.keyboard.type('accepted')
  await other.keyboard.press('Enter')
  await expect(cell(page, 'form', 'status')).toHaveText('Accepted')
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await expect(cell(other, 'form', 'frequency')).toContainText('33%')
  await expect(cell(other, 'form', 'frequency')).toContainText('Measured')
})

test('the board is copied as a table, shows a place on the map, and groups by loss', async ({ jejak, browser }) => {
  const { page } = await openBoard(browser, jejak)
  await page.getByRole('button', { name: 'Copy as a table' }).click()
  await expect(page.getByText('5 frictions copied')).toBeVisible()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text.split(/\r?\n/)[0]).toContain('Friction\tWhere\tSeverity')
  await page.getByRole('button', { name: 'Group by loss' }).click()
  await expect(page.getByRole('rowheader', { name: 'Not said' })).toBeVisible()
  await page.getByRole('tab', { name: 'Over time' }).click()
  await expect(page.getByText('The line begins with')).toBeVisible()
  await page.getByRole('tab', { name: /^Frictions/ }).click()
  await cell(page, 'faq', 'places').getByRole('button', { name: 'Consider' }).click()
  await expect(page.locator('[data-canvas]')).toBeVisible()
  await expect(page.getByRole('complementary')).toContainText('Touchpoint')
})

test('a friction costs on every touchpoint where it occurs, and what is old or assumed looks so', async ({
  jejak,
  browser,
}) => {
  const [form, ...others] = broadband.frictions
  const old = { value: 0.4, evidence: 'measured', expires: '2025-12-31' }
  const statusLog = { '2026-01-05': 'open', '2026-02-01': 'fixing', '2026-03-01': 'open' }
  const frictions = [
    { ...form, frequency: old, exitImpact: { value: 0.35, evidence: 'measured' }, statusLog },
    ...others,
  ]
  const { id, page } = await openBoard(browser, jejak, 'en-GB', 1440, { ...broadband, frictions })
  const amount = async () =>
    Number((await cell(page, 'form', 'money').textContent())?.match(/€([\d,]+)/)?.[1]?.replaceAll(',', ''))
  await expect(cell(page, 'form', 'money')).toContainText('€')
  const before = await amount()
  await expect(cell(page, 'form', 'frequency').locator('[data-stale]')).toContainText('Measured, out of date')
  await expect(cell(page, 'form', 'exitImpact').locator('[data-stale]')).toHaveCount(0)

  await cell(page, 'form', 'places').click({ position: { x: 4, y: 4 } })
  await page.keyboard.type('Consider')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(cell(page, 'form', 'places')).toContainText('Consider')
  await expect(cell(page, 'form', 'places')).toContainText('Checkout')
  await expect.poll(amount).toBeGreaterThan(before * 1.5)
  await expectSaved(page)
  expect(((await serverMap(jejak, id)) as { frictions: { on: string[] }[] }).frictions[0]?.on).toEqual([
    'checkout',
    'consider',
  ])

  // Months of it: how many stood where, and what was changed when.
  await cell(page, 'form', 'status').click()
  await page.keyboard.type('Being fixed')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'form', 'status')).toHaveText('Being fixed')
  await page.getByRole('tab', { name: 'Over time' }).click()
  await expect(page.getByRole('img', { name: /^5 Jan 2026: .*from 0 to 1/ })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Form too long' })).toHaveText([
    /Being fixed$/,
    /1 Mar 2026.*Open$/,
    /1 Feb 2026.*Being fixed$/,
    /5 Jan 2026.*Open$/,
  ])

  // Without assumptions there is no money of those who rest on one.
  await page.getByRole('tab', { name: /^Frictions/ }).click()
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Hide assumptions' }).click()
  await page.keyboard.press('Escape')
  await expect(cell(page, 'faq', 'exitImpact')).toContainText('hidden')
  await expect(cell(page, 'form', 'frequency')).toContainText('40%')
})

test('the board is for everybody: rules of axe, and a phone @long', async ({ jejak, browser }) => {
  const { page } = await openBoard(browser, jejak)
  await expect(cell(page, 'form', 'money')).toContainText('€')
  const faults: string[] = []
  const judge = async (state: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      for (const { id, nodes } of violations)
        faults.push(
          ...nodes.map(({ html, failureSummary }) => `${state} ${colorScheme}: ${id} ${html} ${failureSummary}`),
        )
    }
    await page.emulateMedia({ colorScheme: 'light' })
  }
  await cell(page, 'form', 'fixes').click()
  await cell(page, 'form', 'title').click()
  await judge('table')
  await cell(page, 'form', 'money').click()
  await judge('editing money')
  await page.keyboard.press('Escape')
  await cell(page, 'form', 'status').click()
  await judge('choosing a status')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: /^Fixes/ }).click()
  await judge('fixes')
  await page.getByRole('tab', { name: 'Over time' }).click()
  await judge('over time')
  expect(faults).toEqual([])

  const { page: phone } = await openBoard(browser, jejak, 'en-GB', 390)
  const card = phone.getByRole('listitem').filter({ hasText: 'Form too long' })
  await expect(card).toContainText('€')
  await card.getByRole('button', { name: /^Status/ }).click()
  await phone.keyboard.type('fixed')
  await phone.keyboard.press('Enter')
  await expect(card.getByRole('button', { name: /^Status/ })).toContainText('ixed')
  const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBe(0)
})
