import type { Page } from '@playwright/test'
import { runnerImport } from 'vite'
import { emptyMap } from '../helpers/empty-map.ts'
import { type Jejak, createMap, expect, newPerson, openMap, serverMap, test } from './jejak.ts'
import type { NamedAction } from './named-actions.ts'
import type * as NamedActions from './named-actions.ts'

/**
 * Everything a mouse can do, the keyboard can. Menus, tool bars, the palette and the shortcuts are made of the registry,
 * and so is this test: each action is offered by the palette, and must do something that can be perceived when it is run by
 * its keys or, where it has none, from the palette.
 */
const actions = await actionsOfTheApp()

/** The app's own modules know styles, which mean nothing here, and are made for a browser. */
async function actionsOfTheApp(): Promise<readonly NamedAction[]> {
  const withoutStyles = {
    name: 'without-styles',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id.endsWith('.css') ? '\0styles' : undefined),
    load: (id: string) => (id === '\0styles' ? 'export default {}' : undefined),
  }
  const options = { plugins: [withoutStyles] }
  const { module } = await runnerImport<typeof NamedActions>('./test/e2e/named-actions.ts', options)
  return module.namedActions
}

/** Keys that bring the keyboard to each kind of place of the map below; `go:` looks a thing up in the palette. */
const places = {
  nothing: [],
  touchpoint: ['go:Compares'],
  card: ['go:Compares', 'ArrowDown'],
  stage: ['go:Buying'],
  lane: ['go:Hears', 'ArrowDown', 'ArrowLeft'],
  two: ['go:Pays', 'Shift+ArrowLeft'],
} as const
type PlaceName = keyof typeof places

/** Actions, by id, that have to be run before another makes sense; `find:` looks for words, `filter` chooses one. */
const before: Readonly<Record<string, readonly string[]>> = {
  'colour-none': ['colour-slate'],
  redo: ['duplicate-selection', 'undo'],
  undo: ['duplicate-selection'],
  paste: ['copy'],
  'zoom-to-fit': ['zoom-in'],
  'zoom-to-100': ['zoom-in'],
  'find-next': ['find:pay'],
  'find-previous': ['find:pay'],
  'close-find': ['find:pay'],
  'leave-stage': ['focus-stage'],
  'next-stage': ['focus-stage'],
  'previous-stage': ['focus-stage'],
  'show-all': ['lanes-executive'],
  'lanes-operator': ['lanes-executive'],
  'select-tool': ['hand-tool'],
  'own-size': ['wider-stage'],
  'clear-filter': ['filter'],
  'hide-unmatched': ['filter'],
}

/** Of adding, editing and moving, those that change no map by themselves: they ask for what is still missing, or copy. */
const asking = new Set(['add-friction', 'add-metric', 'link-selection', 'rename-selection', 'copy'])

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

/** The palette's line of exactly this name. */
const line = (page: Page, name: string) =>
  page
    .getByRole('option')
    .filter({ has: page.getByText(name, { exact: true }) })
    .first()
const field = (page: Page) => page.getByPlaceholder('What would you like to do?')
const focusedLabel = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

/** Runs what the palette calls by a name: by keys, down until the line is the one that Enter takes. */
async function run(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.insertText(name)
  await expect(line(page, name)).toBeVisible()
  const wanted = (await line(page, name).getAttribute('id')) ?? ''
  for (let presses = 0; presses < 40; presses++) {
    if ((await field(page).getAttribute('aria-activedescendant')) === wanted) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveCount(0)
}

const actionOf = (id: string) => actions.find((action) => action.id === id)

/** Opens a map of its own, goes to a place and does what comes before. */
async function prepare(page: Page, jejak: Jejak, place: PlaceName, steps: readonly string[]): Promise<string> {
  const id = await createMap(jejak, { map })
  await openMap(page, jejak, id)
  for (const key of places[place]) {
    const was = await focusedLabel(page)
    if (key.startsWith('go:')) await run(page, key.slice(3))
    else await page.keyboard.press(key)
    await expect.poll(() => focusedLabel(page), { message: `${key} goes on from "${was}"` }).not.toBe(was)
  }
  for (const step of steps) {
    const action = actionOf(step)
    if (action) await run(page, action.name)
    else if (step === 'filter') await filter(page)
    else {
      await page.keyboard.press('Control+f')
      await expect(page.getByRole('search').getByRole('combobox')).toBeFocused()
      await page.keyboard.insertText(step.replace('find:', ''))
      await expect(page.getByRole('search').getByRole('option').first()).toBeVisible()
    }
  }
  return id
}

async function tabTo(page: Page, selector: string): Promise<void> {
  const wanted = page.locator(`:is(${selector}):focus`)
  for (let presses = 0; presses < 40 && (await wanted.count()) === 0; presses++) await page.keyboard.press('Tab')
  await expect(wanted).toHaveCount(1)
}

/** Chooses a filter. */
async function filter(page: Page): Promise<void> {
  await run(page, actionOf('open-view')?.name ?? '')
  await expect(page.locator('[data-view-panel]')).toBeVisible()
  await tabTo(page, '[data-filter=laneRoles] [aria-expanded]')
  await page.keyboard.press('Enter')
  await tabTo(page, '[data-filter=laneRoles] input[type=checkbox]')
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
}

/** Names of everything that the palette offers at a place. */
async function offered(page: Page, jejak: Jejak, place: PlaceName): Promise<ReadonlySet<string>> {
  await prepare(page, jejak, place, [])
  const names = new Set<string>()
  await page.keyboard.press('Control+k')
  for (const { name } of actions) {
    await field(page).fill(name)
    // One frame: what is found is listed with the letters themselves.
    await page.evaluate(() => new Promise(requestAnimationFrame))
    if (await line(page, name).isVisible()) names.add(name)
  }
  return names
}

/** What a user perceives: the map as others get it; the screen as it is read, the camera, the device. */
async function perceive(page: Page, jejak: Jejak, id: string) {
  const screen = await page.evaluate(async () => {
    const camera = document.querySelector('[data-viewport]')?.getAttribute('style') ?? ''
    const clipboard = await navigator.clipboard.readText().catch(() => '')
    const focus = document.activeElement?.getAttribute('aria-label')
    const cursor = document.querySelector('[data-canvas]')?.outerHTML.split('>')[0]
    return JSON.stringify([camera, clipboard, Object.entries(localStorage), focus, cursor, location.href])
  })
  return {
    map: JSON.stringify(await serverMap(jejak, id)),
    screen: `${screen}\n${await page.locator('body').ariaSnapshot()}`,
  }
}

/** Colours, kinds of lanes and the like differ in a word only: the first and the last stand for all of them. */
const some = actions.filter((action, index) => {
  const likes = actions.filter(({ like }) => like === action.like)
  return index === actions.indexOf(action) && (action === likes[0] || action === likes.at(-1))
})

test.use({ trace: 'off' })

for (const group of new Set(actions.map((action) => action.group))) {
  test(`all that can be done of the group "${group}" is offered by the palette and done by keys alone @long`, async ({
    browser,
    jejak,
  }) => {
    test.setTimeout(300_000)
    const { page } = await newPerson(browser, 'Ani')
    await page.setViewportSize({ width: 1440, height: 900 })
    let downloads = 0
    page.on('download', () => downloads++)
    const offers = new Map<PlaceName, ReadonlySet<string>>()
    /** The first place where the palette offers an action, once what comes before it is done. */
    const placeFor = async ({ id, name }: NamedAction): Promise<PlaceName> => {
      const [first] = before[id] ?? []
      const asked = (first === undefined ? undefined : actionOf(first)?.name) ?? name
      for (const place of Object.keys(places) as PlaceName[]) {
        if (first === 'filter' || first?.startsWith('find:') === true) return place
        if (!offers.has(place)) offers.set(place, await offered(page, jejak, place))
        if (offers.get(place)?.has(asked) === true) return place
      }
      throw new Error(`"${asked}" is offered nowhere`)
    }
    const tryOut = async (action: NamedAction, how: string, act: () => Promise<void>) => {
      const id = await prepare(page, jejak, await placeFor(action), before[action.id] ?? [])
      const changesMap = ['add', 'edit', 'move'].includes(group) && !asking.has(action.id)
      const was = await perceive(page, jejak, id)
      const files = downloads
      await act()
      // What is made here gets its title, and is on the map with it.
      if (group === 'add' && changesMap) {
        await page.keyboard.type('New')
        await page.keyboard.press('Enter')
      }
      await expect
        .poll(
          async () => {
            const now = await perceive(page, jejak, id)
            return changesMap ? now.map !== was.map : now.screen !== was.screen || downloads > files
          },
          { message: `"${action.name}" ${how} has an effect` },
        )
        .toBe(true)
    }
    for (const action of some.filter((other) => other.group === group)) {
      await test.step(action.name, async () => {
        const { keys } = action
        if (keys === undefined) await tryOut(action, 'from the palette', () => run(page, action.name))
        else await tryOut(action, `by ${keys}`, () => page.keyboard.press(keys.replace('$mod', 'Control')))
      })
    }
  })
}
