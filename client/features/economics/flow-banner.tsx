import { FlaskConical, TriangleAlert } from 'lucide-react'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { refusalWords } from '../../components/figures-notice.tsx'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import { bringInSight } from '../../state/change-look.ts'
import { economicsOf, useEconomics, useFlow } from '../../state/economics.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import styles from './flow-banner.module.css'

/** What is to be known of the flow that is drawn: that it is a scenario's, or why none is, by name. */
export function FlowBanner() {
  const isShown = useEditorState((state) => state.look.flow)
  return isShown ? <Banner /> : null
}

function Banner() {
  const text = useText()
  const formats = useFormats()
  const context = useActions()
  const flow = useFlow()
  const scenarioFlow = useEconomics((state) => state.scenarioFlow)
  const hasFailed = useEconomics((state) => state.hasFailed)
  if (hasFailed) return <output className={styles.banner}>{text('economics.failed')}</output>
  const problem = flow?.problem ?? scenarioFlow?.problem ?? undefined
  if (flow && !problem) return <OfScenario />
  if (!problem || problem.kind === 'empty') return null
  const { touchpoints } = problem
  const [what, help] = refusalWords(problem, text, formats)
  const show = () => {
    const { editor, view } = context()
    const ids = touchpoints.map(({ id }) => id)
    for (const id of ids) bringInSight(editor, id)
    editor.select(ids)
    view.fitTo(ids)
  }
  return (
    <output className={styles.banner} data-flow-banner>
      <TriangleAlert size={18} aria-hidden />
      <div>
        <p className={styles.what}>{what}</p>
        <p>{help}</p>
      </div>
      <Button size="small" onClick={show}>
        {text('economics.showLoop')}
      </Button>
    </output>
  )
}

function OfScenario() {
  const text = useText()
  const economics = economicsOf(useEditor())
  const id = useEconomics(({ scenarioId, scenarioFlow }) => (scenarioFlow ? scenarioId : undefined))
  const scenario = useEditorState(({ map }) => map.scenarios?.find((each) => each.id === id))
  if (!scenario) return null
  return (
    <output className={styles.banner} data-of-scenario data-flow-banner>
      <FlaskConical size={18} aria-hidden />
      <p className={styles.what}>{text('whatIf.drawnOnMap', { title: scenario.title || text('whatIf.untitled') })}</p>
      <Button size="small" onClick={() => economics.showScenario(undefined)}>
        {text('whatIf.drawAsIs')}
      </Button>
    </output>
  )
}
