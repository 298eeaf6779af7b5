import { type ReactNode, Suspense, lazy, memo, useMemo } from 'react'
import type { FrictionRow, LinkPath, MapLayout } from '../../../journey/layout/map-layout.ts'
import { channelChartItems, channelColumnItems, farChannelItems } from '../../../journey/scene/channel-items.ts'
import { severityItems } from '../../../journey/scene/mark-items.ts'
import {
  bandItems,
  blueprintLineItems,
  frictionItems,
  laneItems,
  linkItems,
  metricItems,
  stageGroundItems,
} from '../../../journey/scene/sheet-items.ts'
import { titleItems } from '../../../journey/scene/title-items.ts'
import { classNames } from '../../components/class-names.ts'
import { DrawingSvg } from '../../components/drawing-svg.tsx'
import { withWords } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { usePainted } from '../../state/painted.ts'
import { useFindState } from '../../state/use-find.ts'
import { useCanvasState } from './canvas-state.ts'
import { isDetailed, isFar } from './detail.ts'
import { EmotionLayer } from './emotion-layer.tsx'
import { Piece } from './piece.tsx'
import { useRatingState } from './rating-state.ts'
import { useViewportState } from './viewport.tsx'
import styles from './sheet.module.css'

// Few maps have figures: what draws them is fetched for those that do.
const FlowLayer = lazy(async () => ({ default: (await withWords(() => import('./flow-layer.tsx'))).FlowLayer }))

// It comes with the first pointer on a curve.
const RatingMark = lazy(async () => ({ default: (await withWords(() => import('./rating-mark.tsx'))).RatingMark }))

/**
 * Everything of the map that is not a card, as one layer behind the cards: stages, lanes, curves, links, and what lanes
 * show of the touchpoints. Only the stages in sight are drawn, and from afar only what can be made out from afar.
 */
export function Sheet() {
  const layout = useCanvasState((state) => state.layout)
  const inSight = useStagesInSight(layout, usePainted() ? 1 : 0)
  const detailed = useViewportState(isDetailed)
  const far = useViewportState(isFar)
  const isFlowShown = useEditorState((state) => state.look.flow)
  const rows = useMemo(() => rowsByStage(layout), [layout])
  const marks = useMemo(() => marksByStage(layout), [layout])
  const linksInSight = useMemo(() => {
    const stages = new Set(inSight)
    return layout.links.filter(({ from, to }) =>
      [from, to].some((id) => stages.has(layout.cardById.get(id)?.stage ?? '')),
    )
  }, [layout, inSight])
  return (
    <>
      <svg className={styles.sheet} width={layout.width} height={layout.height} aria-hidden>
        {inSight.map((id) => {
          const stage = layout.stageById.get(id)
          return stage && <Piece key={id} of={stage} draw={stageGroundItems} />
        })}
        {layout.title && <Piece of={layout.title} draw={titleItems} />}
        {layout.bands.map((band) => (
          <Piece key={`${band.band}${band.x}`} of={band} draw={bandItems} />
        ))}
        {layout.lanes.map((lane) => (
          <Piece key={lane.id} of={lane} draw={lane.index === 0 ? firstLaneItems : laterLaneItems} />
        ))}
        {layout.blueprintLines.map((line) => (
          <Piece key={`${line.kind}${line.y}`} of={line} draw={blueprintLineItems} />
        ))}
        {layout.emotions.map((chart) => (
          <EmotionLayer key={chart.lane} chart={chart} stages={inSight} detailed={detailed} far={far} />
        ))}
        {detailed ? (
          layout.channelCharts.map((chart) => <Piece key={chart.lane} of={chart} draw={channelChartItems} />)
        ) : (
          <Piece of={layout.channels} draw={farChannelItems} />
        )}
        {inSight.map((id) => (detailed ? rows.get(id) : marks.get(id)))}
        {isFlowShown && (
          <Suspense>
            <FlowLayer stages={inSight} links={linksInSight} part="bands" />
          </Suspense>
        )}
        {!far && linksInSight.map((link) => <Link key={link.id} link={link} />)}
        {isFlowShown && (
          <Suspense>
            <FlowLayer stages={inSight} links={linksInSight} part="feet" />
          </Suspense>
        )}
        {far && <FarCards layout={layout} />}
      </svg>
      <ShownRatingMark />
    </>
  )
}

function ShownRatingMark() {
  const isShown = useRatingState(({ rating, spot }) => rating !== undefined || spot !== undefined)
  return (
    isShown && (
      <Suspense>
        <RatingMark />
      </Suspense>
    )
  )
}

const firstLaneItems = (lane: MapLayout['lanes'][number]) => laneItems(lane, true)
const laterLaneItems = (lane: MapLayout['lanes'][number]) => laneItems(lane, false)

/** Cards seen from far away: a block each, all blocks of a colour in one path, so that thousands cost next to nothing. */
function FarCards({ layout }: { readonly layout: MapLayout }) {
  const selection = useEditorState((state) => state.selection)
  const dimmed = useEditorState((state) => state.shown.dimmed)
  const found = useFindState(({ open, marked }) => (open ? marked : undefined))
  const blocks = useMemo(() => {
    const paths = new Map<string, string>()
    for (const { id, x, y, width, height, role, colour, coloured } of layout.cards) {
      const own = role === 'touchpoint' ? `${colour}-strong` : coloured ? `${colour}-tint` : 'line-strong'
      const paint = dimmed.has(id) ? 'surface-sunken' : own
      paths.set(paint, `${paths.get(paint) ?? ''}M${x} ${y}h${width}v${height}h${-width}z`)
    }
    return [...paths]
  }, [layout, dimmed])
  const bars = useMemo(
    () =>
      layout.cards.flatMap(({ id, x, y, height }) =>
        found?.has(id) ? [`M${x - 22} ${y - 6}h18v${height + 12}h-18z`] : [],
      ),
    [layout, found],
  )
  return (
    <>
      {blocks.map(([paint, path]) => (
        <path key={paint} d={path} fill={`var(--j-${paint})`} />
      ))}
      {bars.length > 0 && <path d={bars.join('')} fill="var(--j-amber-strong)" />}
      {selection.map((id) => {
        const box = layout.cardById.get(id)
        return (
          box && (
            <rect key={id} className={styles.farSelection} x={box.x} y={box.y} width={box.width} height={box.height} />
          )
        )
      })}
    </>
  )
}

/** What derived lanes show, stage by stage. */
function rowsByStage(layout: MapLayout): ReadonlyMap<string, ReactNode> {
  const rows = new Map<string, ReactNode[]>(layout.stages.map(({ id }) => [id, []]))
  for (const column of layout.channels) {
    rows.get(column.stage)?.push(
      <Meant key={`${column.lane}${column.card}`} id={column.card}>
        <Piece of={column} draw={channelColumnItems} />
      </Meant>,
    )
  }
  for (const row of layout.frictions)
    rows.get(row.stage)?.push(
      <Meant key={`${row.lane}${row.id}${row.column}`} id={row.id}>
        <Piece of={row} draw={frictionItems} />
      </Meant>,
    )
  for (const row of layout.metrics)
    rows.get(row.stage)?.push(
      <Meant key={`${row.lane}${row.id}${row.column}`} id={row.id}>
        <Piece of={row} draw={metricItems} />
      </Meant>,
    )
  return rows
}

/** What hangs on a card, faint where the filter does not mean it. */
function Meant({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const dimmed = useEditorState((state) => state.shown.dimmed.has(id))
  return <g className={dimmed ? styles.dimmed : undefined}>{children}</g>
}

/** What is left of derived lanes from afar: how severe the frictions are. */
function marksByStage(layout: MapLayout): ReadonlyMap<string, ReactNode> {
  const marks = new Map<string, ReactNode[]>(layout.stages.map(({ id }) => [id, []]))
  for (const row of layout.frictions) {
    if (!row.closed)
      marks.get(row.stage)?.push(
        <Meant key={`${row.lane}${row.id}${row.column}`} id={row.id}>
          <Piece of={row} draw={frictionMarkItems} />
        </Meant>,
      )
  }
  return marks
}

const frictionMarkItems = ({ severity, evidence, mark }: FrictionRow) => {
  const size = mark.size * 1.6
  return severityItems(severity, { x: mark.x, y: mark.y, size }, evidence)
}

/** Ids of the stages in sight and some beyond on each side; the same array as long as the answer is the same. */
function useStagesInSight(layout: MapLayout, beyond: number): readonly string[] {
  const range = useViewportState(({ transform: [x, , zoom], width }) => {
    const left = -x / zoom
    const right = left + width / zoom
    const seen = layout.stages.filter(({ body }) => body.x + body.width >= left && body.x <= right)
    return `${seen[0]?.index ?? 0}-${seen.at(-1)?.index ?? -1}`
  })
  return useMemo(() => {
    const [first = 0, last = -1] = range.split('-').map(Number)
    return layout.stages.slice(Math.max(0, first - beyond), last + beyond + 1).map(({ id }) => id)
  }, [layout, range, beyond])
}

/** A link with a wide invisible line around it, so that it can be hit. */
const Link = memo(function Link({ link }: { readonly link: LinkPath }) {
  const selected = useEditorState((state) => state.selection.includes(link.id))
  const dimmed = useEditorState(({ shown }) => shown.dimmed.has(link.from) || shown.dimmed.has(link.to))
  return (
    <g
      className={classNames(selected ? styles.selectedLink : styles.link, dimmed && styles.dimmed)}
      data-link={link.id}
    >
      <DrawingSvg items={linkItems(link)} />
      <path className={styles.hit} d={link.path} fill="none" stroke="transparent" strokeWidth={14} />
    </g>
  )
})
