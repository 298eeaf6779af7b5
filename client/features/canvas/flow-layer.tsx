import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { type WordedFlow, wordedFlow } from '../../../journey/flow/sheet-flow.ts'
import type { FlowFoot, LinkPath } from '../../../journey/layout/map-layout.ts'
import { keepUnchanged } from '../../../journey/layout/keep-unchanged.ts'
import {
  type FlowMark,
  coarseFlowFootItems,
  farFlowFootItems,
  flowBandItems,
  flowFootItems,
  impliedWayItems,
} from '../../../journey/scene/flow-items.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { useEconomics, useFlow } from '../../state/economics.ts'
import { useEditorState } from '../../state/editor.ts'
import { useCanvasState, useCanvasStore } from './canvas-state.ts'
import { isDetailed, isFar } from './detail.ts'
import styles from './flow-layer.module.css'
import { Piece } from './piece.tsx'
import { useViewportState } from './viewport.tsx'

interface FlowLayerProps {
  /** Ids of those in sight. */
  readonly stages: readonly string[]
  readonly links: readonly LinkPath[]
  /** `bands` lie under the links, `feet` stand below touchpoints. */
  readonly part: 'bands' | 'feet'
}

/** What the flow model says, on the sheet: how many take each link, and how many leave each touchpoint. */
export function FlowLayer({ stages, links, part }: FlowLayerProps) {
  const flow = useSheetFlow()
  if (!flow) return null
  return part === 'bands' ? <Bands flow={flow} links={links} /> : <Feet flow={flow} stages={stages} />
}

/** The flow in words, of the scenario that is looked at if any; nothing while it is not known, or there are no figures. */
function useSheetFlow(): WordedFlow | undefined {
  const asIs = useFlow()
  const flow = useEconomics((state) => state.scenarioFlow) ?? asIs
  const map = useEditorState((state) => state.map)
  const language = useLanguage()
  return useMemo(
    () => (flow && flow.problem === null ? wordedFlow(map, flow, language) : undefined),
    [map, flow, language],
  )
}

function Bands({ flow, links }: { readonly flow: WordedFlow; readonly links: readonly LinkPath[] }) {
  const layout = useCanvasState((state) => state.layout)
  const far = useViewportState(isFar)
  if (far) return null
  return (
    <g data-flow-bands>
      {links.map(({ id, path }) => (
        <Band key={id} path={path} size={flow.links.get(id) ?? 0} />
      ))}
      {flow.implied.map((way) => (
        <g key={way.from} data-implied={way.from}>
          <Piece of={way} draw={(of) => impliedWayItems(layout, of)} />
        </g>
      ))}
    </g>
  )
}

function Band({ path, size }: { readonly path: string; readonly size: number }) {
  const band = useMemo(() => ({ path, size }), [path, size])
  return <Piece of={band} draw={bandItems} />
}

const bandItems = ({ path, size }: { readonly path: string; readonly size: number }) => flowBandItems(path, size)

interface Footing {
  readonly foot: FlowFoot
  readonly mark: FlowMark
}

/** Gives what did not change as the same objects again, so that it is not drawn again. */
function keeper() {
  let before: readonly Footing[] = []
  return (next: readonly Footing[]) => (before = keepUnchanged(before, next))
}

function Feet({ flow, stages }: { readonly flow: WordedFlow; readonly stages: readonly string[] }) {
  const honest = useText()('economics.honest')
  const store = useCanvasStore()
  const feet = useCanvasState((state) => state.layout.flowFeet)
  const detailed = useViewportState(isDetailed)
  const far = useViewportState(isFar)
  const [keep] = useState(keeper)
  const footings = useMemo(() => {
    const next = feet.flatMap((foot): Footing[] => {
      const mark = flow.marks.get(foot.card)
      return mark ? [{ foot, mark }] : []
    })
    return keep(next)
  }, [feet, flow, keep])
  useEffect(() => {
    store.setState({ flowWords: flow.words, moneyNote: { words: honest, on: flow.risks } })
    return () => store.setState({ flowWords: undefined, moneyNote: undefined })
  }, [store, flow, honest])
  const inSight = new Set(stages)
  const draw = far ? drawFar : detailed ? drawDetailed : drawCoarse
  return (
    <g data-flow-feet>
      {footings.map(
        (footing): ReactNode =>
          inSight.has(footing.foot.stage) && (
            <FootGroup
              key={footing.foot.card}
              footing={footing}
              title={[...(flow.risks.get(footing.foot.card) ?? []), honest].join('\n')}
              draw={draw}
            />
          ),
      )}
    </g>
  )
}

const drawDetailed = ({ foot, mark }: Footing) => flowFootItems(foot, mark)
const drawCoarse = ({ foot, mark }: Footing) => coarseFlowFootItems(foot, mark)
const drawFar = ({ foot, mark }: Footing) => farFlowFootItems(foot, mark)

interface FootGroupProps {
  readonly footing: Footing
  /** What a chip's money means, for who points at it. */
  readonly title: string
  readonly draw: typeof drawDetailed
}

function FootGroup({ footing, title, draw }: FootGroupProps) {
  const { card, x, y, width, height } = footing.foot
  const dimmed = useEditorState((state) => state.shown.dimmed.has(card))
  return (
    <g className={dimmed ? styles.dimmed : undefined} data-flow-of={card}>
      <Piece of={footing} draw={draw} />
      <rect className={styles.hover} x={x} y={y} width={width} height={height} fill="none">
        {footing.mark.money && <title>{title}</title>}
      </rect>
    </g>
  )
}
