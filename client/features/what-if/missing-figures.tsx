import { Calculator } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useText } from '../../language/text.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { openOrClosePanel, useWorkplace } from '../../state/workplace.ts'
import styles from './what-if.module.css'

/** Where nothing can be reckoned: what is missing, and the way to where it is entered. */
export function MissingFigures({ onEnter }: { readonly onEnter: () => void }) {
  const text = useText()
  const editor = useEditor()
  const workplace = useWorkplace()
  const hasFrictions = useEditorState(({ map }) => map.frictions.length > 0)
  const missing = ['outcome', 'exit', 'entrants', ...(hasFrictions ? (['friction'] as const) : [])] as const
  return (
    <EmptyState
      picture={<Calculator size={32} />}
      title={text('whatIf.missing')}
      action={
        <Button
          variant="primary"
          onClick={() => {
            onEnter()
            editor.select([])
            openOrClosePanel(workplace, true)
            workplace.setState({ asked: 'panel' })
          }}
        >
          {text('whatIf.toPanel')}
        </Button>
      }
    >
      {text('whatIf.missingHint')}
      <ul className={styles.missing}>
        {missing.map((each) => (
          <li key={each}>{text(`whatIf.missing-${each}`)}</li>
        ))}
      </ul>
    </EmptyState>
  )
}
