import { type Arrangement, arrange } from '../model/arrange.ts'
import type { JourneyMap } from '../model/schema.ts'
import { indexAttachments } from './attachments.ts'
import { blueprintLine } from './blueprint-lines.ts'
import { flowFeet } from './flow-feet.ts'
import { keepUnchanged } from './keep-unchanged.ts'
import { type LaidRow, laneRow } from './lane-rows.ts'
import { layoutContext } from './layout-context.ts'
import { planLinks } from './link-paths.ts'
import type { BlueprintLine, CardBox, EmotionChart, LayoutOptions, MapLayout } from './map-layout.ts'
import { sizes } from './sizes.ts'
import { bandSpans, stageBoxes } from './stage-columns.ts'
import { titleBlock, titleMinWidth } from './title-block.ts'

/**
 * Works out where everything of a map stands. Pure and deterministic. With `options.previous` whatever did not change is
 * the same object as before; what a card holds is measured once for as long as the card is the same object.
 */
export function layoutMap(map: JourneyMap, options: LayoutOptions): MapLayout {
  const { words, locale, previous } = options
  const context = layoutContext(map, options)
  const arrangement = arrange(map, options.columnLanes)
  const attachments = indexAttachments(map, arrangement)
  const margin = options.title === true ? sizes.sheetMargin : sizes.margin
  const gutter = { x: margin, width: sizes.gutterWidth }
  const left = gutter.x + gutter.width + sizes.gutterGap

  // The title needs the width of the map, and the map begins below the title: without one it begins here.
  const untitled = stageBoxes(map, arrangement, attachments, words, left, margin + sizes.bandHeight)
  const lastHeader = untitled.at(-1)?.header
  const mapRight = lastHeader ? lastHeader.x + lastHeader.width : left + sizes.columnWidth
  const right = options.title === true ? Math.max(mapRight, margin + titleMinWidth) : mapRight
  const title =
    options.title === true ? titleBlock(map, attachments, context, margin, margin, right - margin) : undefined
  const top = title ? title.y + title.height : margin
  const headersTop = top + sizes.bandHeight
  const stages = title ? stageBoxes(map, arrangement, attachments, words, left, headersTop) : untitled
  const headersBottom = headersTop + (stages[0]?.header.height ?? 0)

  const links = planLinks(map, stages, drawnLanes(map, arrangement), locale)
  const source = {
    map,
    arrangement,
    attachments,
    context,
    stages,
    counts: countCards(map, arrangement),
    links,
    gutter,
    right: mapRight,
    personas: options.personas,
    journey: options.journey,
    flow: options.flow === true,
    previous,
  }
  const rows: LaidRow[] = []
  const blueprintLines: BlueprintLine[] = []
  let y = headersBottom + sizes.headerGap
  map.lanes.forEach((lane, index) => {
    const line = blueprintLine(map.lanes, index, { gutter, left, right: mapRight, y }, words)
    if (line) {
      blueprintLines.push(line)
      y += sizes.blueprintGap
    }
    const laid = laneRow(lane, index, y, index > 0 && !line, source)
    rows.push(laid)
    y += laid.row.box.height
  })
  const bottom = y
  const laidStages = stages.map((stage) => ({
    ...stage,
    body: { ...stage.header, height: bottom - stage.header.y },
  }))
  const tops = new Map(
    rows.filter(({ row }) => !row.collapsed && row.role === 'touchpoint').map(({ row }) => [row.id, row.cardsTop]),
  )
  return finish(previous, {
    width: right + margin,
    height: bottom + margin,
    gutter: { x: gutter.x, y: headersTop, width: gutter.width, height: bottom - headersTop },
    ...(title ? { title } : {}),
    bands: bandSpans(map, stages, words, top),
    stages: laidStages,
    lanes: rows.map(({ row }) => row),
    cards: rows.flatMap(({ cards }) => cards),
    links: links.paths(tops),
    emotions: rows.flatMap(({ emotion }) => (emotion ? [emotion] : [])),
    channelCharts: rows.flatMap(({ channelChart }) => (channelChart ? [channelChart] : [])),
    channels: rows.flatMap(({ channels }) => channels),
    frictions: rows.flatMap(({ frictions }) => frictions),
    metrics: rows.flatMap(({ metrics }) => metrics),
    blueprintLines,
    flowFeet: options.flow === true ? rows.flatMap((row) => feetOf(map, row)) : [],
    arrangement,
    ...(options.journey ? { journey: options.journey } : {}),
  })
}

const feetOf = (map: JourneyMap, { row, cards }: LaidRow) =>
  row.role === 'touchpoint' && cards.length > 0 ? flowFeet(map, row.id, cards) : []

type Parts = Omit<MapLayout, 'cardById' | 'stageById' | 'laneById'>

/** Keeps what did not change and adds the look-ups. */
function finish(previous: MapLayout | undefined, parts: Parts): MapLayout {
  const keep = <Key extends keyof Parts>(key: Key) => keepUnchanged(previous?.[key], parts[key])
  const cards = keepCards(previous?.cards, parts.cards)
  const stages = keep('stages')
  const lanes = keep('lanes')
  return {
    ...parts,
    gutter: keep('gutter'),
    bands: keep('bands'),
    stages,
    lanes,
    cards,
    links: keep('links'),
    emotions: keepUnchanged(
      previous?.emotions,
      parts.emotions.map((chart, index) => keepCurves(previous?.emotions[index], chart)),
    ),
    channelCharts: keep('channelCharts'),
    channels: keep('channels'),
    frictions: keep('frictions'),
    metrics: keep('metrics'),
    blueprintLines: keep('blueprintLines'),
    flowFeet: keep('flowFeet'),
    cardById: previous?.cards === cards ? previous.cardById : new Map(cards.map((card) => [card.id, card])),
    stageById: new Map(stages.map((stage) => [stage.id, stage])),
    laneById: new Map(lanes.map((lane) => [lane.id, lane])),
  }
}

/** A rating changes one curve: the others are drawn already. */
function keepCurves(before: EmotionChart | undefined, now: EmotionChart): EmotionChart {
  return before ? { ...now, curves: keepUnchanged(before.curves, now.curves) } : now
}

/** Cards are kept one by one while they are placed, so that comparing identities is enough here. */
function keepCards(before: readonly CardBox[] | undefined, now: readonly CardBox[]): readonly CardBox[] {
  return before?.length === now.length && now.every((card, index) => card === before[index]) ? before : now
}

/** The lane of every touchpoint that is drawn. */
function drawnLanes(map: JourneyMap, arrangement: Arrangement): Map<string, string> {
  const drawn = new Set(map.lanes.filter((lane) => lane.collapsed !== true).map(({ id }) => id))
  return new Map(
    arrangement.touchpoints.filter(({ place }) => drawn.has(place.lane)).map(({ id, place }) => [id, place.lane]),
  )
}

/** How many cards of each lane stand on the map. */
function countCards(map: JourneyMap, arrangement: Arrangement): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { id, place } of map.cards) {
    if (arrangement.stageOf.has(id)) counts.set(place.lane, (counts.get(place.lane) ?? 0) + 1)
  }
  return counts
}
