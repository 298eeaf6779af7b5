import type { OnePagerChanges, OnePagerContent } from './one-pager-content.ts'
import { frictionsHeights, frictionsLayout } from './one-pager-frictions.ts'
import { headLayout } from './one-pager-head.ts'
import { journeyLayout, leastJourney, mostJourney } from './one-pager-journey.ts'
import type { ChangesLayout, FootLayout, OnePagerLayout } from './one-pager-layout.ts'
import { metricsHeight, metricsLayout } from './one-pager-metrics.ts'
import { type OnePagerPaper, pageStyles, paperSizes } from './one-pager-sizes.ts'
import type { Box } from './shapes.ts'
import { blockHeight, textBlock } from './styles.ts'

const side = 40
const topMargin = 34
const bottomMargin = 26
const footHeight = 26
const sectionGap = 20
const columnGap = 36

/** What stands below the journey, with its share of the width beside each of the others. */
type Block = 'frictions' | 'metrics' | 'changes'

/**
 * Sets an executive one-pager on a paper: head and foot take what they need, the blocks of figures what they like to have
 * as long as the journey stays readable, and the journey all that is left.
 */
export function layoutOnePager(content: OnePagerContent, paper: OnePagerPaper): OnePagerLayout {
  const { width: pageWidth, height: pageHeight, scale } = paperSizes[paper]
  const width = pageWidth - 2 * side
  const head = headLayout(content, side, topMargin, width)
  const foot = footLayout(content, side, pageHeight - bottomMargin - footHeight, width)
  const top = head.bottom + sectionGap
  const bottom = foot.rule.y - 12
  const hasStages = content.stages.length > 0
  const blocks = blockBoxes(content, side, width)
  const gap = blocks.length > 0 ? sectionGap : 0
  const least = hasStages ? leastJourney(content, width) : 40
  const most = hasStages ? mostJourney(content, width) : 40
  const wished = blocks.map((block) => wishedHeight(content, block))
  const best = Math.max(...wished.map((wish) => wish.best), 0)
  const needed = Math.max(...wished.map((wish) => wish.least), 0)
  const room = bottom - top - gap
  // A journey that says little leaves its room to the figures.
  const blocksHeight = Math.max(Math.min(best, Math.max(room - least, needed)), room - most)
  const journeyBox = { x: side, y: top, width, height: blocks.length > 0 ? room - blocksHeight : Math.min(room, most) }
  const y = top + journeyBox.height + gap
  const boxOf = (name: Block): Box | undefined => {
    const block = blocks.find((one) => one.name === name)
    return block && { x: block.x, y, width: block.width, height: bottom - y }
  }
  const [frictions, metrics, changes] = [boxOf('frictions'), boxOf('metrics'), boxOf('changes')]
  const noStages = { x: side, y: top, width, lines: 1 }
  return {
    width: pageWidth,
    height: pageHeight,
    scale,
    head,
    ...(hasStages
      ? { journey: journeyLayout(content, journeyBox) }
      : { noStages: textBlock(content.noStages, pageStyles.deck, noStages) }),
    ...(frictions ? { frictions: frictionsLayout(content.frictions, frictions) } : {}),
    ...(metrics ? { metrics: metricsLayout(content.metrics, metrics) } : {}),
    ...(changes && content.changes ? { changes: changesLayout(content.changes, changes) } : {}),
    foot,
  }
}

interface BlockColumn {
  readonly name: Block
  readonly x: number
  readonly width: number
}

function blockBoxes(content: OnePagerContent, left: number, width: number): readonly BlockColumn[] {
  const names: Block[] = []
  if (content.frictions.rows.length > 0) names.push('frictions')
  if (content.metrics.rows.length > 0) names.push('metrics')
  if (content.changes) names.push('changes')
  const weights = { frictions: 4.7, metrics: names.length === 3 ? 3.1 : 3.6, changes: 2.3 }
  const total = names.reduce((sum, name) => sum + weights[name], 0)
  const room = width - columnGap * (names.length - 1)
  let x = left
  return names.map((name) => {
    const own = (room * weights[name]) / total
    const column = { name, x, width: own }
    x += own + columnGap
    return column
  })
}

function wishedHeight(content: OnePagerContent, { name, width }: BlockColumn): { best: number; least: number } {
  if (name === 'frictions') return frictionsHeights(content.frictions, width)
  if (name === 'metrics') {
    const best = metricsHeight(content.metrics, width)
    return { best, least: Math.min(best, 110) }
  }
  // News is told as far as there is room beside the figures: it alone does not take the journey's.
  const best = Math.min(changesHeight(content.changes, width), 180)
  return { best, least: Math.min(best, 110) }
}

const headHeight = 26
const lineGap = 7
/** From the line under the heading to the first change. */
const ruleGap = 7
const indent = 19
/** Lines of changes that a page likes to have. */
const wishedChanges = 7

const changeBlock = (text: string, x: number, y: number, width: number) =>
  textBlock(text, pageStyles.change, { x: x + indent, y, width: width - indent, lines: 3, own: true })

function changesHeight(changes: OnePagerChanges | undefined, width: number): number {
  const lines = (changes?.lines ?? []).slice(0, wishedChanges)
  return lines.reduce(
    (sum, { text }) => sum + blockHeight(changeBlock(text, 0, 0, width)) + lineGap,
    headHeight + ruleGap + 16,
  )
}

const changeSigns = {
  added: 'sign-plus',
  removed: 'sign-minus',
  moved: 'sign-right',
  better: 'check',
  worse: 'sign-cross',
  neutral: 'sign-dot',
} as const

function changesLayout(changes: OnePagerChanges, { x, y: top, width, height }: Box): ChangesLayout {
  const lines: ChangesLayout['lines'][number][] = []
  let y = top + headHeight + ruleGap
  for (const { kind, text } of changes.lines) {
    const block = changeBlock(text, x, y, width)
    const rest = changes.lines.length > lines.length + 1 ? 16 : 0
    if (y + blockHeight(block) + rest > top + height) break
    lines.push({ kind, sign: { x, y: y + 1.5, size: 12, icon: changeSigns[kind] }, text: block })
    y += blockHeight(block) + lineGap
  }
  const more = changes.more(lines.length)
  const place = { x: x + indent, y, width: width - indent, lines: 1, own: true } as const
  return {
    heading: textBlock(changes.heading, pageStyles.heading, { x, y: top, width, lines: 1, own: true }),
    rule: { x, y: top + headHeight, width },
    lines,
    ...(more === '' ? {} : { more: textBlock(more, pageStyles.small, place) }),
  }
}

function footLayout({ honest, day }: OnePagerContent, x: number, y: number, width: number): FootLayout {
  const line = { y: y + 9, lines: 1 } as const
  return {
    rule: { x, y, width },
    ...(honest === undefined
      ? {}
      : { honest: textBlock(honest, pageStyles.small, { ...line, x, width: width * 0.76 }) }),
    day: textBlock(day, pageStyles.small, { ...line, x: x + width, width: width * 0.22, anchor: 'end' }),
  }
}
