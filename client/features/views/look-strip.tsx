import { Bookmark, ChevronLeft, ChevronRight, Eye, ListFilter, ShieldQuestion, X } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import {
  type Dimension,
  asks,
  dimensions,
  isFiltering,
  isSameLook,
  lookOfView,
  noFilter,
  showsEverything,
} from '../../../journey/views/look.ts'
import { updateView } from '../../actions/saved-views.ts'
import { useActions } from '../../actions/use-actions.tsx'
import {
  clearFilterAction,
  leaveStage,
  nextStage,
  previousStage,
  showAll,
  showOperator,
  toggleHideAssumed,
} from '../../actions/views.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import { changeFilter } from '../../state/change-look.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { dimensionSummary } from './dimension-words.ts'
import styles from './look-strip.module.css'

/** Says what of the map is shown, as long as that is not everything: nobody shall believe that cards are lost. */
export function LookStrip() {
  const text = useText()
  const context = useActions()
  const look = useEditorState((state) => state.look)
  const view = useEditorState(({ map, viewId }) => map.views?.find(({ id }) => id === viewId))
  if (showsEverything(look) && !view) return null
  return (
    <aside className={styles.strip} aria-label={text('view.summary')} data-look-strip>
      <div className={styles.chips}>
        {view && <AppliedView id={view.id} />}
        {look.laneGroup === 'executive' && (
          <Chip
            icon={<Eye size={14} aria-hidden />}
            label={text('view.executive')}
            onRemove={() => showOperator.run(context())}
          />
        )}
        {look.stage !== undefined && <StageChip />}
        {isFiltering(look.filter) && <FilterChips />}
        {look.hideAssumed && (
          <Chip
            icon={<ShieldQuestion size={14} aria-hidden />}
            label={text('view.assumedHidden')}
            onRemove={() => toggleHideAssumed.run(context())}
          />
        )}
      </div>
      <Button variant="quiet" size="small" onClick={() => showAll.run(context())}>
        {text('view.showAll')}
      </Button>
    </aside>
  )
}

function AppliedView({ id }: { readonly id: string }) {
  const text = useText()
  const context = useActions()
  const view = useEditorState(({ map }) => map.views?.find((each) => each.id === id))
  const look = useEditorState((state) => state.look)
  if (!view) return null
  const title = view.title || text('view.untitled')
  const isChanged = !isSameLook(lookOfView(view), look)
  return (
    <>
      <Chip
        icon={<Bookmark size={14} fill="currentColor" aria-hidden />}
        label={isChanged ? `${title} · ${text('view.changed')}` : title}
        removeLabel={text('view.leaveView', { title })}
        onRemove={() => showAll.run(context())}
      />
      {isChanged && (
        <Button
          variant="quiet"
          size="small"
          aria-label={text('view.updateOf', { title })}
          onClick={() => updateView(context(), id)}
        >
          {text('view.update')}
        </Button>
      )}
    </>
  )
}

/** The stage that is shown alone, with the ways to the ones beside it. */
function StageChip() {
  const text = useText()
  const context = useActions()
  const stages = useEditorState((state) => state.map.stages)
  const id = useEditorState((state) => state.look.stage)
  const index = stages.findIndex((stage) => stage.id === id)
  const title = stages[index]?.title || text('untitled.stage')
  return (
    <span className={styles.chip} data-stage-chip>
      <IconButton
        size="small"
        label={text('view.previousStage')}
        shortcut={previousStage.shortcuts?.[0] ?? ''}
        icon={<ChevronLeft size={16} />}
        disabled={index <= 0}
        onClick={() => previousStage.run(context())}
      />
      <span className={styles.stage}>
        <span className={styles.quiet}>{text('view.stageOf', { index: index + 1, count: stages.length })}</span>{' '}
        <strong dir="auto">{title}</strong>
      </span>
      <IconButton
        size="small"
        label={text('view.nextStage')}
        shortcut={nextStage.shortcuts?.[0] ?? ''}
        icon={<ChevronRight size={16} />}
        disabled={index >= stages.length - 1}
        onClick={() => nextStage.run(context())}
      />
      <IconButton
        size="small"
        label={text('view.leaveStage')}
        icon={<X size={14} />}
        onClick={() => leaveStage.run(context())}
      />
    </span>
  )
}

function FilterChips() {
  const text = useText()
  const language = useLanguage()
  const context = useActions()
  const editor = useEditor()
  const map = useEditorState((state) => state.map)
  const filter = useEditorState((state) => state.look.filter)
  const matching = useEditorState((state) => state.shown.matching)
  const total = useEditorState((state) => state.shown.total)
  const reader = useMemo(() => ({ text, language, map }), [text, language, map])
  const leave = (dimension: Dimension) => changeFilter(editor, { [dimension]: noFilter[dimension] })
  return (
    <>
      <span className={styles.filtered}>
        <ListFilter size={14} aria-hidden />
        {text('view.filtered')}
      </span>
      {dimensions
        .filter((dimension) => asks(filter, dimension))
        .map((dimension) => {
          const what = dimensionSummary(dimension, filter, reader)
          return <Chip key={dimension} label={what} onRemove={() => leave(dimension)} />
        })}
      <output className={styles.count}>{text('view.count', { matching, total })}</output>
      <Button
        variant="quiet"
        size="small"
        aria-label={text('view.nothingAction')}
        onClick={() => clearFilterAction.run(context())}
      >
        {text('view.clear')}
      </Button>
    </>
  )
}

interface ChipProps {
  readonly label: string
  readonly icon?: ReactNode
  readonly removeLabel?: string
  readonly onRemove: () => void
}

function Chip({ label, icon, removeLabel, onRemove }: ChipProps) {
  const text = useText()
  return (
    <span className={styles.chip}>
      {icon}
      <span className={styles.words} dir="auto">
        {label}
      </span>
      <IconButton
        size="small"
        label={removeLabel ?? text('view.remove', { what: label })}
        icon={<X size={14} />}
        onClick={onRemove}
      />
    </span>
  )
}

/** What stands over an empty map that a filter has emptied. */
export function NothingShown() {
  const text = useText()
  const context = useActions()
  const isEmpty = useEditorState(
    ({ look, shown }) => isFiltering(look.filter) && look.unmatched === 'hide' && shown.matching === 0,
  )
  const total = useEditorState((state) => state.shown.total)
  if (!isEmpty) return null
  return (
    <div className={styles.nothing} data-nothing-shown>
      <EmptyState
        title={text('view.nothingTitle')}
        action={
          <Button variant="primary" onClick={() => clearFilterAction.run(context())}>
            {text('view.nothingAction')}
          </Button>
        }
      >
        {text('view.nothingBody', { total })}
      </EmptyState>
    </div>
  )
}
