import type { Card, Friction, Metric } from '../model/schema.ts'
import { type LaneRole, type Severity, closedStatuses } from '../model/vocabulary.ts'
import { type LayoutContext, isSameContext } from './layout-context.ts'
import type { CardContent, IconPlace, SeverityMark } from './map-layout.ts'
import { metricChip } from './metric-chip.ts'
import { onGrid, sizes } from './sizes.ts'
import { blockHeight, blockWidth, textBlock, textStyles } from './styles.ts'
import { firstGrapheme } from './text.ts'

/** What hangs on a card. */
export interface Attachments {
  readonly frictions: readonly Friction[]
  readonly metrics: readonly Metric[]
}

export const noAttachments: Attachments = { frictions: [], metrics: [] }

interface Measured extends Attachments {
  readonly context: LayoutContext
  readonly role: LaneRole
  readonly width: number
  readonly content: CardContent
}

const cache = new WeakMap<Card, Measured>()

/** How many lines of its title a card shows; the rest is in the panel. */
const titleLines: Readonly<Partial<Record<LaneRole, number>>> = { touchpoint: 4, thought: 8, note: 8 }

/** Metrics on a touchpoint when no lane shows them. */
const mostMetrics = 4

/** What stands in a card, measured once for as long as the card and what hangs on it stay the same objects. */
export function cardContent(
  card: Card,
  role: LaneRole,
  width: number,
  attachments: Attachments,
  context: LayoutContext,
): CardContent {
  const known = cache.get(card)
  if (
    known &&
    known.role === role &&
    known.width === width &&
    isSameContext(known.context, context) &&
    isSameList(known.frictions, attachments.frictions) &&
    isSameList(known.metrics, attachments.metrics)
  )
    return known.content
  const content = measureCard(card, role, width, attachments, context)
  cache.set(card, { ...attachments, context, role, width, content })
  return content
}

/** The worst open friction and how many there are, ending at `right`; nothing when none is open. */
export function severityMark(frictions: readonly Friction[], right: number, middle: number): SeverityMark | undefined {
  let severity: Severity = 0
  let count = 0
  for (const friction of frictions) {
    if (isClosed(friction)) continue
    count++
    if (friction.severity > severity) severity = friction.severity
  }
  if (count === 0) return undefined
  const size = sizes.markSizes[severity]
  const y = middle - size / 2
  if (count === 1) return { x: right - size, y, size, severity, count }
  const text = textBlock(`×${count}`, textStyles.badge, {
    x: right - 4,
    y: y + (size - 16) / 2,
    width: 40,
    lines: 1,
    anchor: 'end',
  })
  return { x: right - 4 - blockWidth(text) - 4 - size, y, size, severity, count, text }
}

/** Whether a friction is no longer something to act on. */
export function isClosed(friction: Friction): boolean {
  return closedStatuses.has(friction.status)
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]) =>
  a === b || (a.length === b.length && a.every((item, index) => item === b[index]))

function measureCard(
  card: Card,
  role: LaneRole,
  width: number,
  { frictions, metrics }: Attachments,
  context: LayoutContext,
): CardContent {
  const { words } = context
  const isTouchpoint = role === 'touchpoint'
  const left = sizes.cardPadding
  const inner = width - 2 * sizes.cardPadding
  const untitled = card.title.trim() === ''
  const mark = severityMark(frictions, width - 8, 0)
  const moment = momentPill(card, context)

  let y = isTouchpoint ? sizes.cardBar + sizes.cardPadding : sizes.cardPadding
  const title = textBlock(
    untitled ? words.untitled : card.title,
    isTouchpoint ? textStyles.touchpoint : textStyles.card,
    {
      x: left,
      y,
      width: inner,
      lines: titleLines[role] ?? 6,
      own: true,
    },
  )
  y += blockHeight(title)

  const signs = signsOf(card, width, y + 8, context)
  if (signs.any) y += 8 + sizes.avatar

  const chips = metricsOn(metrics, context)
  const placed = chips.map((metric, index) => {
    const chip = metricChip(metric, inner, context)
    y += index === 0 ? 8 : 4
    const place = { ...chip, x: left, y }
    y += chip.height
    return place
  })
  const hidden = context.metricLane || context.bareCards ? 0 : metrics.length - chips.length
  const moreMetrics =
    hidden > 0 ? textBlock(`+${hidden}`, textStyles.badge, { x: left, y: y + 4, width: inner, lines: 1 }) : undefined
  if (moreMetrics) y += 20

  return {
    width,
    height: onGrid(y + sizes.cardPadding),
    title,
    untitled,
    ...(mark ? { mark } : {}),
    ...(moment ? { moment } : {}),
    ...signs.content,
    metrics: placed,
    ...(moreMetrics ? { moreMetrics } : {}),
  }
}

/** All that there is room for; where a lane shows them all, the first that says something. */
function metricsOn(metrics: readonly Metric[], { metricLane, bareCards }: LayoutContext): readonly Metric[] {
  if (bareCards) return []
  return metricLane ? metrics.filter(({ value }) => value !== undefined).slice(0, 1) : metrics.slice(0, mostMetrics)
}

/** Stands on the card's upper edge, at the left. */
function momentPill(card: Card, { words }: LayoutContext): CardContent['moment'] {
  if (card.moment === undefined) return undefined
  const text = textBlock(words.moments[card.moment], textStyles.badge, { x: 8, y: 2, width: 96, lines: 1 })
  return {
    x: sizes.cardPadding,
    y: -sizes.pillHeight / 2,
    width: Math.ceil(blockWidth(text)) + 16,
    height: sizes.pillHeight,
    moment: card.moment,
    text,
  }
}

type Signs = Pick<CardContent, 'channels' | 'moreChannels' | 'face' | 'support' | 'owner' | 'notes'>

/** The row of small signs: channels from the left; face, support mode, notes and owner from the right. */
function signsOf(card: Card, width: number, y: number, context: LayoutContext): { any: boolean; content: Signs } {
  const iconY = y + (sizes.avatar - sizes.icon) / 2
  let right = width - sizes.cardPadding
  const place = (icon: string, size: number): IconPlace => {
    right -= size
    const square = { x: right, y: size === sizes.icon ? iconY : y, size, icon }
    right -= 4
    return square
  }
  const content: { -readonly [Key in keyof Signs]: Signs[Key] } = { channels: [] }
  const initials = initialsOf(card.owner)
  if (initials !== '') {
    const { x } = place('', sizes.avatar)
    const text = textBlock(initials, textStyles.initials, {
      x: sizes.avatar / 2,
      y: (sizes.avatar - textStyles.initials.lineHeight) / 2,
      width: sizes.avatar + 8,
      lines: 1,
      anchor: 'middle',
    })
    content.owner = { x, y, width: sizes.avatar, height: sizes.avatar, text }
  }
  if ((card.notes ?? '').trim() !== '') content.notes = place('notes', sizes.icon)
  if (card.supportMode !== undefined)
    content.support = { ...place(card.supportMode, sizes.icon), mode: card.supportMode }
  const rated = context.emotionLane ? [] : Object.values(card.emotions ?? {})
  if (rated.length > 0) {
    const value = rated.reduce((sum, emotion) => sum + emotion, 0) / rated.length
    content.face = { ...place(faceIcon(value), sizes.icon + 4), value }
  }

  const channels = card.channels ?? []
  const pitch = sizes.icon + sizes.iconGap
  const room = Math.max(1, Math.floor((right - sizes.cardPadding + sizes.iconGap) / pitch))
  const shown = channels.length > room ? room - 1 : channels.length
  content.channels = channels.slice(0, shown).map((channel, index) => ({
    x: sizes.cardPadding + index * pitch,
    y: iconY,
    size: sizes.icon,
    icon: channelIcon(channel, context),
  }))
  if (shown < channels.length) {
    const x = sizes.cardPadding + shown * pitch
    content.moreChannels = textBlock(`+${channels.length - shown}`, textStyles.badge, {
      x,
      y: iconY,
      width: 32,
      lines: 1,
    })
  }
  return { any: channels.length > 0 || right < width - sizes.cardPadding, content }
}

/** Icon of a library channel; the user's own words share one. */
export function channelIcon(channel: string, { words }: LayoutContext): string {
  return Object.hasOwn(words.channels, channel) ? channel : 'channel'
}

const faces = ['face-very-bad', 'face-bad', 'face-neutral', 'face-good', 'face-very-good'] as const

/** Face of an emotion of −2…+2. */
export function faceIcon(value: number): string {
  return faces[Math.min(Math.max(Math.round(value), -2), 2) + 2] ?? 'face-neutral'
}

function initialsOf(owner: string | undefined): string {
  const words = (owner ?? '').trim().split(/\s+/).filter(Boolean)
  const first = words[0]
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last].map((word) => firstGrapheme(word ?? '').toUpperCase()).join('')
}
