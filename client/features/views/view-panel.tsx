import { useId, useMemo } from 'react'
import { curveStyles, personaColour } from '../../../journey/layout/emotion-personas.ts'
import { filterChoices } from '../../../journey/views/choices.ts'
import { dimensions, isFiltering, showsEverything } from '../../../journey/views/look.ts'
import { clearFilterAction, leaveStage, showAll, showExecutive, showOperator, showStage } from '../../actions/views.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Select } from '../../components/select.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import { hasFigures } from '../../services/economics/has-figures.ts'
import { changeLook } from '../../state/change-look.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import type { Reader } from './dimension-words.ts'
import { CheckLine, FilterSection } from './filter-section.tsx'
import { SavedViews } from './saved-views.tsx'
import styles from './view-panel.module.css'

/** Curves beyond these could not be told apart. */
const mostCurves = 5

/** Chooses what is shown of the map: everything in it takes effect at once, and nothing of it changes the map. */
export function ViewPanel() {
  const text = useText()
  const language = useLanguage()
  const editor = useEditor()
  const context = useActions()
  const map = useEditorState((state) => state.map)
  const arrangement = useEditorState((state) => state.arrangement)
  const look = useEditorState((state) => state.look)
  const choices = useMemo(() => filterChoices(map, arrangement, look.filter), [map, arrangement, look.filter])
  const reader: Reader = useMemo(() => ({ text, language, map }), [text, language, map])
  return (
    <div className={styles.panel} data-view-panel>
      <SavedViews />
      <section className={styles.section}>
        <div className={styles.heading}>
          <h2>{text('view.laneGroup')}</h2>
          {!showsEverything(look) && (
            <Button variant="quiet" size="small" onClick={() => showAll.run(context())}>
              {text('view.showAll')}
            </Button>
          )}
        </div>
        <Segmented
          wide
          label={text('view.laneGroup')}
          value={look.laneGroup}
          options={[
            { value: 'operator', label: text('view.operator') },
            { value: 'executive', label: text('view.executive') },
          ]}
          onChange={(group) => (group === 'executive' ? showExecutive : showOperator).run(context())}
        />
        {look.laneGroup === 'executive' && <p className={styles.hint}>{text('view.executiveHint')}</p>}
        <Select
          label={text('view.stage')}
          value={look.stage}
          noneLabel={text('view.allStages')}
          options={map.stages.map(({ id, title }) => ({ value: id, label: title || text('untitled.stage') }))}
          onChange={(stage) => showStage(context(), stage)}
          onClear={() => leaveStage.run(context())}
        />
      </section>
      <section className={styles.section}>
        <div className={styles.heading}>
          <h2>{text('view.filters')}</h2>
          {isFiltering(look.filter) && (
            <Button variant="quiet" size="small" onClick={() => clearFilterAction.run(context())}>
              {text('view.clear')}
            </Button>
          )}
        </div>
        <div className={styles.filters}>
          {dimensions.map((dimension) => (
            <FilterSection key={dimension} dimension={dimension} choices={choices[dimension]} reader={reader} />
          ))}
        </div>
        <div className={styles.inline}>
          <span className={styles.name}>{text('view.unmatched')}</span>
          <Segmented
            label={text('view.unmatched')}
            value={look.unmatched}
            options={[
              { value: 'dim', label: text('view.dim') },
              { value: 'hide', label: text('view.hide') },
            ]}
            onChange={(unmatched) => changeLook(editor, { unmatched })}
          />
        </div>
        <CheckLine
          label={text('action.hideAssumed')}
          checked={look.hideAssumed}
          onChange={(hideAssumed) => changeLook(editor, { hideAssumed })}
        />
      </section>
      <FlowLine />
      <Curves />
    </div>
  )
}

/** Whether the flow of customers is drawn; on a map without figures, what it needs. */
function FlowLine() {
  const text = useText()
  const editor = useEditor()
  const isOn = useEditorState((state) => state.look.flow)
  const isThere = useEditorState((state) => hasFigures(state.map))
  return (
    <section className={styles.section}>
      <CheckLine label={text('action.showFlow')} checked={isOn} onChange={(flow) => changeLook(editor, { flow })} />
      {!isThere && <p className={styles.hint}>{text('economics.flowNeeds')}</p>}
    </section>
  )
}

/** Whose curves are drawn. */
function Curves() {
  const text = useText()
  const editor = useEditor()
  const personas = useEditorState((state) => state.map.personas)
  const chosen = useEditorState((state) => state.look.curves)
  const id = useId()
  if (personas.length < 2) return null
  const drawn = new Set(curveStyles(personas, chosen).map(({ persona }) => persona.id))
  return (
    // A fieldset's legend would stand on the line above it.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div className={styles.section} role="group" aria-labelledby={id}>
      <h2 id={id} className={styles.legend}>
        {text('view.curves')}
      </h2>
      {personas.map((persona, index) => {
        const { title } = persona
        const isOn = drawn.has(persona.id)
        return (
          <CheckLine
            key={persona.id}
            label={title || text('untitled.persona')}
            checked={isOn}
            disabled={isOn ? drawn.size === 1 : drawn.size >= mostCurves}
            sign={
              <span className={styles.dot} style={{ background: `var(--j-${personaColour(persona, index)}-strong)` }} />
            }
            onChange={(on) => {
              const next = personas.flatMap((each) =>
                (each.id === persona.id ? on : drawn.has(each.id)) ? [each.id] : [],
              )
              changeLook(editor, { curves: next })
            }}
          />
        )
      })}
      {personas.length > mostCurves && <p className={styles.hint}>{text('view.curvesMost')}</p>}
    </div>
  )
}
