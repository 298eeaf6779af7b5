import type { Locator, Page } from '@playwright/test'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { type Jejak, createMap, expect, newPerson, openMap, serverMap, test } from './jejak.ts'

/** Names of the map, of scenarios and of views are written live, as titles on the map are. */

const mapTitle = (page: Page) => page.getByRole('banner').getByRole('textbox', { name: 'Title of the map' })
const viewName = (page: Page) => page.getByRole('textbox', { name: 'Name of the view' })
const read = async (jejak: Jejak, id: string) => (await serverMap(jejak, id)) as JourneyMap

/** Presses Ctrl/⌘ Z on the map, with the keyboard nowhere else. */
async function undo(page: Page): Promise<void> {
  await page.locator('[data-canvas] [data-at]').focus()
  await page.keyboard.press('Control+z')
}

/** Writes at the end of a field. */
async function writeOn(page: Page, field: Locator, words: string): Promise<void> {
  await field.focus()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
}

test('the title of the map is written live: others see each letter, Escape and a reload keep it, one step takes it back', async ({
  browser,
  jejak,
}) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(ani.page, jejak, id)
  const first = await mapTitle(ani.page).inputValue()
  await openMap(budi.page, jejak, id)
  await writeOn(ani.page, mapTitle(ani.page), ' of a')
  await expect(mapTitle(ani.page)).toHaveValue(`${first} of a`)
  await expect(mapTitle(budi.page)).toHaveValue(`${first} of a`)
  // Both at once: nobody's letters are lost, and the caret stays where one writes.
  await mapTitle(budi.page).focus()
  await budi.page.keyboard.press('Home')
  await budi.page.keyboard.type('The ')
  await expect(mapTitle(ani.page)).toHaveValue(`The ${first} of a`)
  // Only the window in front is told that a field is left.
  await ani.page.bringToFront()
  await ani.page.keyboard.type(' buyer ')
  await ani.page.keyboard.press('Escape')
  await expect(mapTitle(ani.page)).not.toBeFocused()
  await expect(mapTitle(ani.page)).toHaveValue(`The ${first} of a buyer`)
  await expect(mapTitle(budi.page)).toHaveValue(`The ${first} of a buyer`)
  await undo(ani.page)
  await expect(mapTitle(ani.page)).toHaveValue(`The ${first}`)
  await ani.page.keyboard.press('Control+Shift+z')
  await expect(mapTitle(ani.page)).toHaveValue(`The ${first} of a buyer`)

  await writeOn(ani.page, mapTitle(ani.page), ' today')
  await expect(mapTitle(ani.page)).toHaveValue(`The ${first} of a buyer today`)
  await ani.page.reload()
  await expect(mapTitle(ani.page)).toHaveValue(`The ${first} of a buyer today`)
  await expect.poll(async () => (await read(jejak, id)).meta.title).toBe(`The ${first} of a buyer today`)
})

test('a view is saved at the press of a button and named live, saved and named being one step @long', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  await openMap(page, jejak, id)
  await page.locator('[data-view-button]').click()
  await page.getByRole('button', { name: 'Save this view' }).click()
  await expect(viewName(page)).toBeFocused()
  await expect(viewName(page)).toHaveValue('View 1')
  await page.keyboard.type('For the bo')
  const views = async () => ((await read(jejak, id)).views ?? []).map(({ title }) => title)
  await expect.poll(views).toEqual(['For the bo'])
  await page.keyboard.type('ard')
  // Escape ends the writing, and not the panel; what was written stays.
  await page.keyboard.press('Escape')
  await expect(viewName(page)).toHaveCount(0)
  const line = page.getByRole('button', { name: 'For the board', exact: true })
  await expect(line).toHaveAttribute('aria-pressed', 'true')
  await expect(line).toBeFocused()

  // Whoever empties a name leaves the view the one that it had.
  await page.getByRole('button', { name: 'More about “For the board”' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await expect(viewName(page)).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(viewName(page)).toHaveValue('')
  await page.keyboard.press('Enter')
  await expect(line).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-view-panel]')).toHaveCount(0)
  await undo(page)
  await undo(page)
  await expect.poll(views).toEqual([])
})

test('a scenario is named and noted live: others see each letter, Escape and a reload keep it @long', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  await openMap(page, jejak, id)
  const open = async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('What if')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'What if' })).toBeVisible()
    return page.getByRole('dialog', { name: 'What if' })
  }
  const sheet = await open()
  const name = sheet.getByRole('textbox', { name: 'Name of the scenario' })
  if ((await name.count()) === 0) await sheet.getByRole('button', { name: 'New scenario' }).click()
  const first = await name.inputValue()
  const scenarios = async () => ((await read(jejak, id)).scenarios ?? []).map(({ title, notes }) => [title, notes])
  await writeOn(page, name, ', cheap')
  await expect.poll(async () => (await scenarios())[0]?.[0]).toBe(`${first}, cheap`)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeVisible()
  await expect(name).toHaveValue(`${first}, cheap`)
  const notes = sheet.getByRole('textbox', { name: 'Notes of the scenario' })
  const noted = `${await notes.inputValue()} Agreed on Mon`
  await writeOn(page, notes, ' Agreed on Mon')
  await expect.poll(async () => (await scenarios())[0]).toEqual([`${first}, cheap`, noted])
  await page.reload()
  await expect(page.locator('[data-canvas] [data-at]')).toBeAttached()
  await open()
  await expect(notes).toHaveValue(noted)
})
