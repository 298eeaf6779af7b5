import { AxeBuilder } from '@axe-core/playwright'
import { downloaded } from './firefox.ts'
import { type Jejak, type Person, expect, newPerson, test, asOwner, noteKeyOnDevice, serverMap } from './jejak.ts'

type Page = Person['page']

/** Opens the library as somebody who was never here, and waits for the sample. */
async function firstVisit(page: Page, jejak: Jejak, sample = 'Sample'): Promise<void> {
  await page.goto(jejak.url)
  await expect(page.getByText(sample, { exact: true })).toBeVisible()
}

const titles = (page: Page) => page.locator('#content li h2').allTextContents()
const choose = async (page: Page, map: string, action: string) => {
  await page.getByRole('button', { name: `More actions for ${map}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action }).click()
}
/** What is still fading in has no colours yet that could be judged. */
async function expectNoFault(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
}

test('a first visit finds a sample and what can be done; both stay away once they are gone', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await firstVisit(page, jejak)
  expect(await titles(page)).toHaveLength(1)
  await expectNoFault(page)

  await page.getByRole('region', { name: 'What you can do here' }).getByRole('button', { name: 'Dismiss' }).click()
  const [sample = ''] = await titles(page)
  await choose(page, sample, 'Delete')
  await expect(page.getByText('No maps here yet')).toBeVisible()
  await page.reload()
  await expect(page.getByText('No maps here yet')).toBeVisible()
  await expect(page.getByText('What you can do here')).toHaveCount(0)
  await expectNoFault(page)
})

test('a map is made from a template, renamed for everyone, copied, deleted and brought back', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await firstVisit(page, jejak)
  await page.getByRole('button', { name: 'All templates' }).click()
  await expectNoFault(page)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Insurance claim/ })
    .click()
  await page.waitForURL('**/m/*')
  const id = await noteKeyOnDevice(page)

  await page.goto(jejak.url)
  await choose(page, 'Insurance claim', 'Rename')
  // The field has the focus and everything in it is selected: one types at once.
  await expect(page.getByRole('textbox', { name: 'Title of the map' })).toBeFocused()
  await page.keyboard.type('After the flood')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'After the flood' })).toBeFocused()
  await expect
    .poll(async () => ((await serverMap(jejak, id)) as { meta?: { title?: string } }).meta?.title)
    .toBe('After the flood')

  await choose(page, 'After the flood', 'Duplicate')
  await expect(page.getByRole('link', { name: 'After the flood (copy)' })).toBeVisible()
  await choose(page, 'After the flood', 'Delete')
  await expect(page.getByRole('link', { name: 'After the flood', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'After the flood', exact: true })).toBeVisible()

  await choose(page, 'After the flood', 'Delete')
  await page.getByRole('button', { name: /Recently deleted/ }).click()
  await page.getByRole('button', { name: 'Restore' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'After the flood', exact: true })).toBeVisible()
})

test('a downloaded map comes back as it was; a broken file names its problems and changes nothing', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await firstVisit(page, jejak)
  const [sample = ''] = await titles(page)
  const { bytes: buffer } = await downloaded(page, () => choose(page, sample, 'Download as a file'))

  await page.setInputFiles('input[type=file]', { name: 'map.json', mimeType: 'application/json', buffer })
  await page.waitForURL('**/m/*')
  await page.goto(jejak.url)
  await expect.poll(() => titles(page)).toEqual([sample, sample])

  const broken = buffer.toString().replace('"band": "pre-sale"', '"band": "presale"')
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'broken.json', { type: 'application/json' }))
    return data
  }, broken)
  await page.dispatchEvent('#my-maps', 'drop', { dataTransfer: dropped })
  await expect(page.getByRole('dialog', { name: '“broken.json” could not be imported' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'stages[0].band' })).toBeVisible()
  await expectNoFault(page)
  await page.keyboard.press('Escape')
  expect(await titles(page)).toEqual([sample, sample])
})

test('the language is the browser’s, can be switched at once, and is remembered @essential', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani', { locale: 'id-ID' })
  await firstVisit(page, jejak, 'Contoh')
  await expect(page.getByRole('heading', { name: 'Peta saya' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('id')
  await page.getByRole('button', { name: /^Bahasa/ }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'My maps' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'My maps' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
})

test('an unknown address leads home, also in the dark', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`${jejak.url}/nowhere/at/all`)
  await expect(page.getByRole('heading', { name: 'This trail ends here' })).toBeVisible()
  await expectNoFault(page)
  await page.getByRole('link', { name: 'To my maps', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'My maps' })).toBeVisible()
  await expectNoFault(page)
})

test('the app opens and makes maps without the server, and sends them when it is back @essential', async ({
  browser,
  restartable: jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await firstVisit(page, jejak)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await jejak.stop()
  await page.goto(jejak.url)
  await page.getByRole('button', { name: 'Blank map' }).click()
  await page.waitForURL('**/m/*')
  const id = await noteKeyOnDevice(page)
  await expect(page.locator('[data-canvas]')).toBeVisible()

  await page.goto(jejak.url)
  // The newest map comes first; the sample may not have been sent either.
  await expect(page.getByText('Only on this device').first()).toBeVisible()
  await jejak.start()
  await page.reload()
  await expect.poll(async () => (await fetch(`${jejak.url}/api/maps/${id}`, { headers: asOwner(id) })).status).toBe(200)
  await expect(page.getByText('Only on this device')).toHaveCount(0)
})
