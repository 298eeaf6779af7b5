import { Copy, FlaskConical, Info, Plus, Trash2, TriangleAlert, X } from 'lucide-react'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import type * as Y from 'yjs'
import { entityMap, isLive } from '../../../journey/doc/shape.ts'
import { addScenario, changeScenario, deleteScenario } from '../../../journey/edits/scenarios.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { Scenario } from '../../../journey/model/schema.ts'
import type { Strengths } from '../../../journey/economics/scenarios.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { ContradictionNotice, RefusalNotice } from '../../components/figures-notice.tsx'
import { LiveName } from '../../components/live-name.tsx'
import { useText } from '../../language/text.ts'
import { announce } from '../../state/announcements.ts'
import { useFlow } from '../../state/economics.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { BestFixesView } from './best-fixes.tsx'
import { Chances } from './chances.tsx'
import { Compare } from './compare.tsx'
import { FixStrengths } from './fix-strengths.tsx'
import { ScenarioNotes } from './scenario-notes.tsx'
import { ShowOnMap, type ShownOnMap, useShownOnMap } from './show-on-map.tsx'
import { Totals } from './totals.tsx'
import { useScenarioFigures } from './use-scenario-figures.ts'
import { type Simulation, useSimulation } from './use-simulation.ts'
import styles from './what-if.module.css'

const none: readonly Scenario[] = []
const asItIs: Strengths = {}

/** The map's scenarios, and the one that is looked at. */
export function Scenarios() {
  const text = useText()
  const editor = useEditor()
  const { doc } = editor
  const scenarios = useEditorState(({ map }) => map.scenarios ?? none)
  const [chosenId, setChosen] = useState<string>()
  const [view, setView] = useState<string>('fixes')
  const simulation = useSimulation()
  const chosen = scenarios.find(({ id }) => id === chosenId) ?? scenarios[0]
  const onMap = useShownOnMap(chosen?.id)
  const add = (fields?: NewScenario, stepKey: 'step.addScenario' | 'step.duplicateScenario' = 'step.addScenario') => {
    const title = fields?.title ?? text('whatIf.named', { number: scenarios.length + 1 })
    const id = editor.edit(stepKey, undefined, () => addScenario(doc, { ...fields, title }))
    setChosen(id)
    setGone(undefined)
    announce(text('whatIf.added', { title }))
  }
  const duplicate = ({ title, notes, strengths }: Scenario) => {
    const copy = text('library.copyOf', { title: title || text('whatIf.untitled') })
    const fields = { title: copy.length > limits.titleLength ? title : copy, ...(notes ? { notes } : {}) }
    add({ ...fields, ...(strengths ? { strengths } : {}) }, 'step.duplicateScenario')
  }
  const remove = (scenario: Scenario) => {
    const at = scenarios.indexOf(scenario)
    setChosen((scenarios[at + 1] ?? scenarios[at - 1])?.id)
    editor.edit('step.deleteScenario', scenario.id, () => deleteScenario(doc, scenario.id))
    announce(text('whatIf.removed', { title: scenario.title }))
  }
  const [gone, setGone] = useState<Pick<Scenario, 'id' | 'title'>>()
  const tellIfGone = useEffectEvent((transaction: Y.Transaction) => {
    if (transaction.local || !chosen || isLive(entityMap(doc, 'scenarios', chosen.id))) return
    setGone(chosen)
  })
  useEffect(() => {
    const tell = (transaction: Y.Transaction) => tellIfGone(transaction)
    doc.on('afterTransaction', tell)
    return () => doc.off('afterTransaction', tell)
  }, [doc])
  // Who deleted it may have taken that back.
  const isGone = gone !== undefined && !scenarios.some(({ id }) => id === gone.id)
  const notice = isGone && (
    <GoneNotice title={gone.title || text('whatIf.untitled')} onClose={() => setGone(undefined)} />
  )
  const mayAdd = scenarios.length < limits.scenarios
  const flow = useFlow()
  const problem = flow && flow.problem !== null ? flow.problem : undefined
  if (!chosen) {
    if (problem) return <RefusalNotice problem={problem} />
    return (
      <>
        {notice}
        <EmptyState
          picture={<FlaskConical size={32} />}
          title={text('whatIf.noScenario')}
          action={
            <Button variant="primary" icon={<Plus size={16} />} onClick={() => add()}>
              {text('whatIf.add')}
            </Button>
          }
        >
          {text('whatIf.noScenarioHint')}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      {notice}
      <fieldset className={styles.scenarios} aria-label={text('whatIf.scenarios')}>
        {scenarios.map((scenario) => (
          <button
            key={scenario.id}
            type="button"
            className={styles.scenario}
            aria-pressed={scenario === chosen}
            onClick={() => {
              setChosen(scenario.id)
              setGone(undefined)
            }}
          >
            <bdi>{scenario.title || text('whatIf.untitled')}</bdi>
          </button>
        ))}
        {mayAdd && (
          <Button size="small" variant="quiet" icon={<Plus size={14} />} onClick={() => add()}>
            {text('whatIf.add')}
          </Button>
        )}
      </fieldset>
      <ScenarioView
        key={chosen.id}
        scenario={chosen}
        simulation={simulation}
        onMap={onMap}
        view={view}
        onView={setView}
        onAdd={(fields) => {
          setView('fixes')
          add(fields)
        }}
        onDuplicate={mayAdd ? () => duplicate(chosen) : undefined}
        onDelete={() => remove(chosen)}
      />
    </>
  )
}

/** That the scenario which was looked at is not there any more, and why another one is. */
function GoneNotice({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  const text = useText()
  return (
    <output className={styles.gone}>
      <Info size={16} aria-hidden />
      <span>{text('whatIf.gone', { title })}</span>
      <IconButton size="small" label={text('whatIf.goneClose')} icon={<X size={16} />} onClick={onClose} />
    </output>
  )
}

type NewScenario = Pick<Scenario, 'title' | 'notes' | 'strengths'>

interface ScenarioViewProps {
  readonly scenario: Scenario
  readonly simulation: Simulation
  readonly onMap: ShownOnMap
  readonly view: string
  readonly onView: (view: string) => void
  readonly onAdd: (fields: NewScenario) => void
  readonly onDuplicate: (() => void) | undefined
  readonly onDelete: () => void
}

const views = ['fixes', 'compare', 'chance', 'budget'] as const

function ScenarioView(props: ScenarioViewProps) {
  const { scenario, simulation, onMap, view, onView, onAdd, onDuplicate, onDelete } = props
  const text = useText()
  const editor = useEditor()
  const titleId = useId()
  const { id, title, strengths = asItIs } = scenario
  const flow = useFlow()
  const before = useScenarioFigures(asItIs)
  const after = useScenarioFigures(strengths)
  const problem = flow && flow.problem !== null ? flow.problem : undefined
  const refused = problem ?? (after.isBehind ? undefined : (after.figures?.problem ?? undefined))
  const cards = useEditorState(({ map }) => map.cards)
  const name = title || text('whatIf.untitled')
  const gain = after.figures?.problem === null && !after.isBehind ? after.figures.gain : undefined
  const content = {
    fixes: <FixStrengths scenario={scenario} gain={gain} />,
    compare: <Compare title={name} before={before.figures} after={after.figures} />,
    chance: <Chances scenario={scenario} simulation={simulation} />,
    budget: <BestFixesView onTake={onAdd} />,
  }
  return (
    <section className={styles.view} aria-labelledby={titleId}>
      <div className={styles.name}>
        <h3 id={titleId} className={styles.nameText}>
          <LiveName
            label={text('whatIf.name')}
            value={title}
            placeholder={text('whatIf.untitled')}
            maxLength={limits.titleLength}
            write={(next) =>
              editor.edit(
                'step.renameScenario',
                id,
                () => changeScenario(editor.doc, id, { title: next }),
                `rename:${id}`,
              )
            }
          />
        </h3>
        {onDuplicate && <IconButton label={text('whatIf.duplicate')} icon={<Copy size={16} />} onClick={onDuplicate} />}
        <IconButton label={text('whatIf.remove')} icon={<Trash2 size={16} />} onClick={onDelete} />
      </div>
      {after.hasFailed && (
        <p role="alert" className={styles.wrong}>
          <TriangleAlert size={16} aria-hidden />
          {text('whatIf.failed')}
        </p>
      )}
      <ContradictionNotice flow={flow} cards={cards} />
      {refused?.kind === 'contradiction' ? (
        <p className={styles.quiet}>{text('whatIf.withheld')}</p>
      ) : refused ? (
        <RefusalNotice problem={refused} />
      ) : (
        <Totals title={name} known={after} flow={flow} />
      )}
      <ShowOnMap {...onMap} />
      <ScenarioNotes scenario={scenario} />
      <Tabs
        label={text('whatIf.views')}
        value={view}
        onChange={onView}
        tabs={views.map((value) => ({
          value,
          label: text(`whatIf.tab-${value}`),
          content: view === value && <div className={styles.tab}>{content[value]}</div>,
        }))}
      />
    </section>
  )
}
