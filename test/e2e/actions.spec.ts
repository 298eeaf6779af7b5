import type { Page } from '@playwright/test'
import { runnerImport } from 'vite'
import type { Action } from '../../client/actions/action.ts'
import { emptyMap } from '../helpers/empty-map.ts'
import { type Jejak, createMap, expect, newPerson, openMap, serverMap, test } from './jejak.ts'

/**
 * Everything a mouse can do, the keyboard can. Menus, tool bars, the palette and the shortcuts are made of the registry,
 * and so is this test: each action is found in the palette and run by keys alone, must do something that can be perceived,
 * and its own keys must do the same.
 */
const { actions } = (await runnerImport<{ actions: readonly Action[] }>('./client/actions/registry.ts')).module
const { en } = (await runnerImport<{ en: Record<string, Record<string, string>> }>('./client/language/en/index.ts'))
  .module

/** Keys that bring the keyboard to a thing of the map below, from wherever it is. */
const ways: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  touchpoint: ['go:Compares'],
  card: ['go:Compares', 'ArrowDown'],
  stage: ['go:Buying'],
  lane: ['go:Hears', 'ArrowLeft'],
  two: ['go:Compares', 'Shift+ArrowLeft'],
}

/** Where an action needs more than a place to be: actions to run before it. */
const before: Readonly<Record<string, readonly string[]>> = {
  redo: ['duplicate-selection', 'undo'],
  undo: ['duplicate-selection'],
  paste: ['copy-selection'],
  'find-next': ['find:pay'],
  'find-previous': ['find:pay'],
  'close-find': ['find:pay'],
  'leave-stage': ['focus-stage'],
  'next-stage': ['focus-stage'],
  'previous-stage': ['focus-stage'],
  'show-all': ['show-executive'],
  'show-operator': ['show-executive'],
  'select-tool': ['hand-tool'],
}

/** Actions of adding, editing and moving that change no map by themselves: they ask, open, copy, or end. */
const asking = new Set(['add-friction', 'add-metric', 'link-selection', 'rename-selection', 'copy-selection'])

/** What a user perceives: the map as others get it, the screen as it is read, the camera, and what left the page. */
interface Perceived {
  readonly map: string
  readonly screen: string
}

const map = {
  ...emptyMap,
  stages: ['Looking', 'Buying', 'Using'].map((title, index) => ({
    id: `stage${index}`,
    title,
    order: `a${index}`,
    band: 'sale',
  })),
  lanes: (['touchpoint', 'action', 'emotion', 'friction'] as const).map((role, index) => ({
    id: role,
    title: role,
    order: `a${index}`,
    role,
  })),
  cards: [
    ['hears', 'Hears', 'stage0', 'touchpoint', 'a0'],
    ['compares', 'Compares', 'stage1', 'touchpoint', 'a0'],
    ['pays', 'Pays', 'stage1', 'touchpoint', 'a1'],
    ['uses', 'Uses', 'stage2', 'touchpoint', 'a0'],
  ]
    .map(([id, title, stage, lane, order]) => ({ id, title, place: { stage, lane, order } }))
    .concat([
      {
        id: 'asks',
        title: 'Asks a friend',
        place: { stage: 'stage1', lane: 'action', order: 'a0', under: 'compares' },
      },
    ] as never),
  frictions: [{ id: 'f', title: 'Payment fails', order: 'a0', on: ['pays'], severity: 3, status: 'open' }],
  personas: [{ id: 'rani', title: 'Rani', order: 'a0' }],
}

async function palette(page: Page, words: string, name = words): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('dialog').getByRole('combobox')
  await expect(field).toBeFocused()
  await page.keyboard.type(words)
  const wanted = page.getByRole('option', { name, exact: false })
  await expect(wanted.first()).toBeVisible()
  // By keys: down until the wanted line is the one that Enter takes.
  const id = await wanted.first().getAttribute('id')
  for (let presses = 0; presses < 100; presses++) {
    if ((await field.getAttribute('aria-activedescendant')) === id) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveCount(0)
}

async function goTo(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (key.startsWith('go:')) await palette(page, key.slice(3))
    else await page.keyboard.press(key)
  }
}

const named = (action: Action) => {
  const [area = '', key = ''] = action.label.split('.')
  const message = en[area]?.[key] ?? ''
  const values = action.labelValues?.({ text: (name: string) => word(name) } as never) ?? {}
  return message.replace(/\{(\w+)\}/g, (_, value: string) => values[value] ?? '')
}
const word = (name: string) => {
  const [area = '', key = ''] = name.split('.')
  return en[area]?.[key] ?? name
}

/** Colours, kinds of lanes and the like differ in a word only: the first and the last stand for all. */
function withoutLikes(some: readonly Action[]): readonly Action[] {
  const like = (action: Action) => (action.labelValues ? action.label : action.id)
  return some.filter((action, index) => {
    const all = some.filter((other) => like(other) === like(action))
    return all.length < 3 || action === all[0] || action === all.at(-1) || index < 0
  })
}

async function perceive(page: Page, jejak: Jejak, id: string): Promise<Perceived> {
  const screen = await page.evaluate(async () => {
    const camera = document.querySelector('.react-flow__viewport')?.getAttribute('style') ?? ''
    const clipboard = await navigator.clipboard.readText().catch(() => '')
    const focus = document.activeElement
    return JSON.stringify([camera, clipboard, { ...localStorage }, focus?.getAttribute('aria-label'), location.href])
  })
  const read = await page.locator('body').ariaSnapshot()
  return { map: JSON.stringify(await serverMap(jejak, id)), screen: `${screen}\n${read}` }
}

/** Opens a new map and makes an action possible. Tells whether it is. */
async function prepare(page: Page, jejak: Jejak, action: Action, way: readonly string[]): Promise<string | undefined> {
  const id = await createMap(jejak, { map })
  await openMap(page, jejak, id)
  await goTo(page, way)
  for (const step of before[action.id] ?? []) {
    const first = actions.find((other) => other.id === step)
    if (first) await palette(page, named(first))
    else {
      await page.keyboard.press('Control+f')
      await page.keyboard.type(step.replace('find:', ''))
    }
  }
  await page.keyboard.press('Control+k')
  const field = page.getByRole('dialog').getByRole('combobox')
  await field.fill(named(action))
  const isOffered = await page
    .getByRole('option', { name: named(action) })
    .first()
    .isVisible()
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  return isOffered ? id : undefined
}

for (const group of new Set(actions.map((action) => action.group))) {
  test(`every action of the group "${group}" can be done by keys alone, from the palette and by its own keys`, async ({
    browser,
    jejak,
  }) => {
    test.setTimeout(240_000)
    const { page } = await newPerson(browser, 'Ani')
    const downloads: string[] = []
    page.on('download', (download) => downloads.push(download.suggestedFilename()))

    for (const action of withoutLikes(actions.filter((other) => other.group === group))) {
      await test.step(action.id, async () => {
        let way: readonly string[] | undefined
        let id: string | undefined
        for (const candidate of Object.values(ways)) {
          id = await prepare(page, jejak, action, candidate)
          way = candidate
          if (id !== undefined) break
        }
        if (id === undefined || !way) throw new Error(`"${named(action)}" is never offered`)
        const changesMap = ['add', 'edit', 'move'].includes(group) && !asking.has(action.id)
        const hasEffect = async (map: string, was: Perceived, files: number) => {
          const now = await perceive(page, jejak, map)
          return changesMap ? now.map !== was.map : now.screen !== was.screen || downloads.length > files
        }

        const [was, files] = [await perceive(page, jejak, id), downloads.length]
        await palette(page, named(action))
        // A card or stage that is made is there with its title.
        if (group === 'add' && changesMap) await page.keyboard.type('New')
        if (group === 'add' && changesMap) await page.keyboard.press('Enter')
        const from = id
        await expect.poll(() => hasEffect(from, was, files), { message: `${action.id} from the palette` }).toBe(true)

        const [keys] = action.shortcuts ?? []
        if (keys === undefined || action.keysOf === 'browser') return
        const again = await prepare(page, jejak, action, way)
        if (again === undefined) throw new Error(`"${named(action)}" is not offered a second time`)
        const [then, before2] = [await perceive(page, jejak, again), downloads.length]
        await page.keyboard.press(keys.replace('$mod', 'Control'))
        if (group === 'add' && changesMap) await page.keyboard.type('New')
        if (group === 'add' && changesMap) await page.keyboard.press('Enter')
        await expect.poll(() => hasEffect(again, then, before2), { message: `${action.id} by ${keys}` }).toBe(true)
      })
    }
  })
}
