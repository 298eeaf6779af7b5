import { TriangleAlert } from 'lucide-react'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import { bringInSight } from '../../state/change-look.ts'
import { useEconomics, useFlow } from '../../state/economics.ts'
import { useEditorState } from '../../state/editor.ts'
import styles from './flow-banner.module.css'

/** Why no flow is drawn although it is asked for: where customers never get out, by name. */
export function FlowBanner() {
  const isShown = useEditorState((state) => state.look.flow)
  return isShown ? <Banner /> : null
}

function Banner() {
  const text = useText()
  const formats = useFormats()
  const context = useActions()
  const flow = useFlow()
  const hasFailed = useEconomics((state) => state.hasFailed)
  if (hasFailed) return <output className={styles.banner}>{text('economics.failed')}</output>
  if (!flow?.problem || flow.problem.kind === 'empty') return null
  const { kind, touchpoints } = flow.problem
  const names = formats.list(touchpoints.map(({ title }) => `“${title || text('untitled.card')}”`))
  const isClosed = kind === 'closed-loop'
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
        <p className={styles.what}>
          {text(isClosed ? 'economics.closedLoop' : 'economics.overstatedLoop', { touchpoints: names })}
        </p>
        <p>{text(isClosed ? 'economics.closedLoopHelp' : 'economics.overstatedLoopHelp')}</p>
      </div>
      <Button size="small" onClick={show}>
        {text('economics.showLoop')}
      </Button>
    </output>
  )
}
