import { fileData } from '../../journey/formats/json.ts'
import { goldenMap } from '../journey/economics/golden-map.ts'
import { createMap, expect, expectSaved, newPerson, openMap, serverMap, test, inLanguage } from './jejak.ts'

const words = {
  en: {
    locale: 'en-GB',
    frictions: /^Frictions/,
    numbers: /^How often, how bad/,
    frequency: 'Meet it',
    exitImpact: 'Leave over it',
    share: '0.3',
    asked: 'Which one is meant?',
    counts: '12 of 40',
    counted: '= 12 of 40 (30%)',
    summary: 'Meet it: 12 of 40 (30%)',
    range: '12.5–14.5',
    ranged: 'Low 12.5%, likely 13.5%, high 14.5%',
  },
  id: {
    locale: 'id-ID',
    frictions: /^Titik gesekan/,
    numbers: /^Seberapa sering dan parah/,
    frequency: 'Mengalaminya',
    exitImpact: 'Keluar karenanya',
    share: '0,3',
    asked: 'Mana yang dimaksud?',
    counts: '12 dari 40',
    counted: '= 12 dari 40 (30%)',
    summary: 'Mengalaminya: 12 dari 40 (30%)',
    range: '12,5–14,5',
    ranged: 'Rendah 12,5%, paling mungkin 13,5%, tinggi 14,5%',
  },
} as const

for (const language of ['en', 'id'] as const) {
  const say = words[language]
  test(`shares, counts and ranges are understood as they are typed, ${inLanguage(language)}`, async ({
    browser,
    jejak,
  }) => {
    const id = await createMap(jejak, { map: fileData(goldenMap) })
    const { page } = await newPerson(browser, 'Rani', { locale: say.locale })
    await openMap(page, jejak, id)
    await page.locator('[data-card="onboard"]').click()
    const panel = page.locator('#side-panel')
    await panel.getByRole('tab', { name: say.frictions }).click()
    await panel.getByRole('tabpanel').getByRole('listitem').first().getByRole('button').first().click()
    await panel.getByRole('button', { name: say.numbers }).click()
    const friction = async () => {
      await expectSaved(page)
      const map = (await serverMap(jejak, id)) as { readonly frictions: readonly { readonly id: string }[] }
      return map.frictions.find((each) => each.id === 're-entry')
    }

    // What may mean two things is asked, and nothing is changed before the answer.
    const frequency = panel.getByRole('textbox', { name: say.frequency, exact: true })
    await frequency.fill(say.share)
    await frequency.press('Enter')
    await expect(panel.getByText(say.asked)).toBeVisible()
    expect(await friction()).toMatchObject({ frequency: { value: 0.3, evidence: 'estimated' } })
    await panel.getByRole('button', { name: '30%', exact: true }).click()
    await expect(panel.getByText(say.asked)).toHaveCount(0)
    await expect(frequency).toHaveValue('30')

    // Counts are said back while they are typed; taken over, the focus stays where it was.
    await frequency.fill(say.counts)
    await expect(panel.getByText(say.counted)).toBeVisible()
    await frequency.press('Enter')
    await expect(panel.getByRole('button', { name: say.summary })).toBeFocused()
    await expect(panel.getByRole('button', { name: say.summary })).toHaveAttribute('aria-expanded', 'false')
    await expect.poll(friction).toMatchObject({ frequency: { value: { k: 12, n: 40 } } })

    const impact = panel.getByRole('textbox', { name: say.exitImpact, exact: true })
    await impact.fill(say.range)
    await expect(panel.getByText(say.ranged)).toBeVisible()
    await impact.press('Tab')
    await expect.poll(friction).toMatchObject({ exitImpact: { value: { p10: 0.125, p50: 0.135, p90: 0.145 } } })
  })
}
