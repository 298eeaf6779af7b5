import { ChevronDown, ChevronRight, Plus } from 'lucide-react'
import { memo } from 'react'
import { cardsAt } from '../../../journey/model/arrange.ts'
import { addCardAt } from '../../actions/add.ts'
import { toggleLane } from '../../actions/restyle.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { IconButton } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { useText } from '../../language/text.ts'
import { useEditor, useEditorState, useThing } from '../../state/editor.ts'
import { useCanvasState } from './canvas-state.ts'
import { ChannelKeys } from './channel-keys.tsx'
import { CurveKeys } from './curve-keys.tsx'
import { headerColours } from './header-colours.ts'
import { LaneIcon } from './lane-legend.tsx'
import { TitleEditor } from './title-editor.tsx'
import styles from './frozen-panes.module.css'

interface PaneTitleProps {
  readonly id: string
  readonly kind: 'stage' | 'lane'
}

/** The title of a stage (in the header row) or of a lane (at the left): select, rename, drag to another place, collapse. */
export const PaneTitle = memo(function PaneTitle({ id, kind }: PaneTitleProps) {
  const text = useText()
  const editor = useEditor()
  const context = useActions()
  const thing = useThing(id)
  const selected = useEditorState((state) => state.selection.includes(id))
  const renaming = useEditorState((state) => state.renaming === id)
  const moving = useCanvasState((state) => state.paneDrag?.id === id)
  // A look opens lanes that are collapsed on the map.
  const isGlance = useEditorState((state) => state.look.laneGroup === 'executive')
  const colour = useCanvasState((state) => state.layout.stageById.get(id)?.colour)
  if (thing?.kind !== 'stage' && thing?.kind !== 'lane') return null
  const { title } = thing.value
  const collapsed = thing.kind === 'lane' && thing.value.collapsed === true && !isGlance

  const addHere = () => {
    const { map, arrangement } = editor.store.getState()
    const lane = map.lanes.find(({ role }) => role === 'touchpoint')
    if (lane) {
      const index = cardsAt(arrangement, { stage: id, lane: lane.id }, true).length
      addCardAt(context(), { stage: id, lane: lane.id, index })
    }
  }
  return (
    <div
      data-thing={id}
      data-kind={kind}
      className={classNames(styles[kind], selected && styles.selected, moving && styles.moving)}
      style={colour && headerColours(colour)}
      onFocus={(event) => {
        // Only for who goes by keyboard: a press must not move what is under the pointer.
        if (event.target.matches(':focus-visible')) context().view.reveal(id)
      }}
    >
      {kind === 'lane' && <LaneIcon id={id} />}
      {renaming ? (
        <TitleEditor id={id} className={styles.input} />
      ) : (
        <span className={styles.title} dir="auto">
          {title || text(kind === 'stage' ? 'untitled.stage' : 'untitled.lane')}
        </span>
      )}
      {thing.kind === 'lane' && !isGlance && (
        <IconButton
          size="small"
          className={styles.fold}
          tabIndex={-1}
          label={text(collapsed ? 'canvas.expandLane' : 'canvas.collapseLane', { title })}
          aria-expanded={!collapsed}
          icon={collapsed ? <ChevronRight size={14} /> : <ChevronDown size={14} />}
          onClick={() => toggleLane(editor, id)}
        />
      )}
      {kind === 'stage' && (
        <IconButton
          size="small"
          className={styles.add}
          tabIndex={-1}
          label={text('canvas.addTouchpointIn', { title })}
          icon={<Plus size={14} />}
          onClick={addHere}
        />
      )}
      {kind === 'stage' && <span className={styles.widthHandle} data-stage-width={id} title={text('pointer.width')} />}
      {kind === 'lane' && !collapsed && (
        <span className={styles.heightHandle} data-lane-height={id} title={text('pointer.height')} />
      )}
      {thing.kind === 'lane' && thing.value.role === 'emotion' && !collapsed && <CurveKeys id={id} />}
      {thing.kind === 'lane' && thing.value.role === 'channel' && !collapsed && <ChannelKeys id={id} />}
    </div>
  )
})

/** The title of a lane that the map has not, and that is shown all the same: there is nothing to do to it. */
export function ShownLaneTitle({ id }: { readonly id: string }) {
  const lane = useEditorState((state) => state.shown.map.lanes.find((each) => each.id === id))
  if (!lane) return null
  return (
    <div data-shown-lane={id} data-kind="lane" className={styles.lane}>
      <LaneIcon id={id} />
      <span className={styles.title} dir="auto">
        {lane.title}
      </span>
      {lane.role === 'emotion' && <CurveKeys id={id} />}
    </div>
  )
}
