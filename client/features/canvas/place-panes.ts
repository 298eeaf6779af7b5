import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import { sizes } from '../../../journey/layout/sizes.ts'
import { type ViewportState, onPixels } from '../../state/viewport-store.ts'

/**
 * Puts lane labels and stage headers where a view has them. Labels move together down the sheet, headers together along
 * it: panning moves two elements, and only a header that is partly under the labels changes besides.
 */
export function placePanes(
  pane: HTMLElement,
  layout: MapLayout,
  view: Pick<ViewportState, 'transform' | 'width'>,
): void {
  const [labels, headers, corner] = pane.children
  if (!isElement(labels) || !isElement(headers) || !isElement(corner)) return
  const [x, y, zoom] = onPixels(view.transform)
  const sliding = pane.closest('[data-sliding]') !== null

  const width = labelWidth(layout, zoom, view.width)
  const labelLeft = Math.max(x + (layout.gutter.x + layout.gutter.width) * zoom - width, 0)
  // On a narrow screen the sheet's own label is wider: what is in sight of it is covered too.
  const besides = Math.max(0, labelLeft - Math.max(0, x + layout.gutter.x * zoom))
  set(labels, '--zoom', String(zoom))
  set(labels, 'transform', `translate(${labelLeft - besides}px, ${y}px)`)
  const rows = [...labels.children].flatMap((label) => {
    if (!(label instanceof HTMLElement)) return []
    const lane = layout.laneById.get(label.dataset.thing ?? label.dataset.shownLane ?? '')
    return lane ? [{ label, top: lane.box.y * zoom, height: lane.box.height * zoom }] : []
  })
  const tops = nameTops(rows)
  for (const [index, { label, top: rowTop, height }] of rows.entries()) {
    const at = tops[index] ?? rowTop
    const isLow = height < lowRow
    label.toggleAttribute('data-low', isLow)
    label.toggleAttribute('data-moved', Math.abs(at - rowTop) > 1)
    label.toggleAttribute('data-tight', height < 72)
    set(label, '--lines', height < 40 ? '1' : '2')
    set(label, '--covered', `${besides}px`)
    put(label, { x: 0, y: at, width: width + besides, height: isLow ? nameHeight : height - Math.max(0, at - rowTop) })
  }

  const { header } = layout.stages[0] ?? {}
  const height = headerHeight(layout, zoom)
  const top = header ? Math.max(y + (header.y + header.height) * zoom - height, 0) : 0
  // Beyond these nothing in a header is sized by it any more.
  set(headers, '--zoom', String(between(zoom, 0.7, 1.25)))
  set(headers, 'transform', `translate(${x}px, ${top}px)`)
  set(headers, '--lines', height < 44 ? '1' : '2')
  for (const title of headers.children) {
    const stage = title instanceof HTMLElement && layout.stageById.get(title.dataset.thing ?? '')
    if (!stage) continue
    const box = { x: stage.header.x * zoom, y: 0, width: stage.header.width * zoom, height }
    const covered = Math.max(0, labelLeft + width - (x + box.x))
    if (x + box.x > view.width || covered >= box.width) {
      set(title, 'transform', outOfSight)
      continue
    }
    put(title, box)
    title.toggleAttribute('data-low', box.width < 96)
    // What is under the labels must not show in the corner above them; at the other edge it is sized.
    set(title, 'clip-path', covered > 0 ? `inset(0 -24px 0 ${covered}px)` : 'none')
    moveOut(title, Math.min(covered, Math.max(0, box.width - 80)), sliding)
  }
  // Above the labels, where neither they nor the headers are, the sheet would show through.
  const isUnder = labelLeft === 0 && header !== undefined
  const above = Math.max(0, top - sizes.bandHeight * zoom)
  const gap = top > 0 ? sizes.headerGap * zoom : 0
  put(corner, { x: 0, y: above, width: isUnder ? width : 0, height: isUnder ? top + height + gap - above : 0 })
  set(pane, '--stuck-height', `${header && top === 0 ? height : 0}px`)
}

/**
 * Moves the words of a header that is partly under the labels out from under them. While the sheet slides they are only
 * shifted, which paints nothing; at rest they get the room that there is.
 */
function moveOut(title: HTMLElement, covered: number, sliding: boolean): void {
  const words = title.firstElementChild
  if (!sliding || !(words instanceof HTMLElement)) set(title, '--covered', `${covered}px`)
  if (!(words instanceof HTMLElement)) return
  const room = Number.parseFloat(written.get(title)?.get('--covered') ?? '0')
  set(words, 'transform', covered === room ? 'none' : `translateX(${covered - room}px)`)
  set(words, 'will-change', covered === room ? 'auto' : 'transform')
}

/** Width of the lane labels on screen, px: readable at any zoom, and never more than a good part of a narrow screen. */
export function labelWidth(layout: MapLayout, zoom: number, available: number): number {
  const most = Math.min(240, available / 3.5)
  return between(layout.gutter.width * zoom, Math.min(124, most), most)
}

/**
 * Where the names of rows begin: where the rows do, as long as there is room. Names of rows lower than a name move apart,
 * up and down alike, so that all can be read in their order from however far.
 * @param rows in order, px of the screen
 */
export function nameTops(rows: readonly { readonly top: number; readonly height: number }[]): readonly number[] {
  // Runs of names that touch each other; each run stands where its names would move least.
  const runs: { names: number; room: number; wish: number; top: number }[] = []
  const settle = (run: (typeof runs)[number]): void => {
    const before = runs.at(-1)
    if (!before || before.top + before.room <= run.top) return void runs.push(run)
    runs.pop()
    const names = before.names + run.names
    const wish = before.wish + run.wish - run.names * before.room
    settle({ names, room: before.room + run.room, wish, top: wish / names })
  }
  const rooms = rows.map(({ height }) => (height < lowRow ? nameHeight : lowRow))
  for (const [index, { top, height }] of rows.entries()) {
    const room = rooms[index] ?? nameHeight
    const wish = height < nameHeight ? top + (height - nameHeight) / 2 : top
    settle({ names: 1, room, wish, top: wish })
  }
  let index = 0
  return runs.flatMap((run) => {
    let at = run.top
    return Array.from({ length: run.names }, () => {
      const top = at
      at += rooms[index++] ?? nameHeight
      return top
    })
  })
}

/** Height of the stage headers on screen, px: readable at any zoom. */
export function headerHeight(layout: MapLayout, zoom: number): number {
  return between((layout.stages[0]?.header.height ?? 0) * zoom, 32, 72)
}

/** A row lower than this, px, has no room for its name in its usual size. */
const lowRow = 18
/** Room for the name of such a row, px. */
const nameHeight = 14

/** Where headers beyond the edges are: always the same place, so that moving the sheet changes nothing of them. */
const outOfSight = 'translateX(-99999px)'

const isElement = (part: Element | undefined) => part instanceof HTMLElement

const between = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

function put(element: HTMLElement, box: Box): void {
  set(element, 'transform', `translate(${box.x}px, ${box.y}px)`)
  set(element, 'width', `${box.width}px`)
  set(element, 'height', `${box.height}px`)
}

/** Sets a property of an element's style, unless it is that already: reading the style back is dearer than remembering. */
function set(element: HTMLElement, property: string, value: string): void {
  const known = written.get(element) ?? new Map<string, string>()
  written.set(element, known)
  if (known.get(property) === value) return
  known.set(property, value)
  element.style.setProperty(property, value)
}

const written = new WeakMap<HTMLElement, Map<string, string>>()
