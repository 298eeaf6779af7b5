import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../button.tsx'
import { classNames } from '../class-names.ts'
import { TextArea } from '../text-field.tsx'
import { useText } from '../../language/text.ts'
import styles from './table-dialog.module.css'

interface ChooseFileProps {
  /** Why the last file was not taken. */
  readonly refused: string | undefined
  /** Whether a file hovers over the window. */
  readonly isOver: boolean
  readonly onFile: (file: Blob, name: string) => void
}

const refusals = {
  empty: 'imports.no-empty',
  'too-large': 'imports.no-too-large',
  workbook: 'imports.no-workbook',
  pdf: 'imports.no-pdf',
  'not-text': 'imports.no-not-text',
  'one-cell': 'imports.no-one-cell',
  archive: 'imports.no-archive',
  failed: 'imports.failed',
} as const

/** Takes a table: dropped, chosen or pasted. */
export function ChooseFile({ refused, isOver, onFile }: ChooseFileProps) {
  const text = useText()
  const field = useRef<HTMLInputElement>(null)
  const refusal = refused !== undefined && refused in refusals ? refusals[refused as keyof typeof refusals] : undefined
  return (
    <div className={styles.choose}>
      <div className={classNames(styles.drop, isOver && styles.over)}>
        <FileUp size={28} aria-hidden />
        <p className={styles.dropTitle}>{text('imports.drop')}</p>
        <p className={styles.quiet}>{text('imports.dropDetail')}</p>
        <Button variant="primary" data-initial-focus onClick={() => field.current?.click()}>
          {text('imports.choose')}
        </Button>
        <input
          ref={field}
          type="file"
          hidden
          accept=".csv,.tsv,.tab,.txt,text/csv,text/tab-separated-values,text/plain"
          onChange={({ target }) => {
            const files = [...(target.files ?? [])]
            // Without this, choosing the same file again would not be a change.
            target.value = ''
            const [file] = files
            if (file) onFile(file, file.name)
          }}
        />
        {refusal && (
          <p role="alert" className={styles.refusal}>
            {text(refusal)}
          </p>
        )}
      </div>
      <TextArea
        label={text('imports.paste')}
        hint={text('imports.pasteHint')}
        rows={2}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain')
          if (pasted.trim() === '') return
          event.preventDefault()
          onFile(new Blob([pasted]), text('imports.pasted'))
        }}
      />
    </div>
  )
}
