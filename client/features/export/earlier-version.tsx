import { FileDiff, X } from 'lucide-react'
import { useRef } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { CompareVersion } from '../../components/compare-version.tsx'
import { useText } from '../../language/text.ts'
import type { useEarlierMap } from '../../state/use-earlier-map.ts'
import styles from './export-dialog.module.css'

/** Takes an earlier version of the map out of its history or a file, to say what changed since. */
export function EarlierVersion(earlier: ReturnType<typeof useEarlierMap>) {
  const { before, isRefused, read, forget } = earlier
  const text = useText()
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <CompareVersion versions={earlier.versions} value={earlier.version} onChoose={earlier.choose} onClear={forget} />
      {before ? (
        <div className={styles.row}>
          <span dir="auto">{text('exports.comparedWith', { name: before.name })}</span>
          <IconButton label={text('onePager.stopComparing')} icon={<X size={16} />} onClick={forget} />
        </div>
      ) : (
        <div>
          <Button variant="quiet" icon={<FileDiff size={16} />} onClick={() => field.current?.click()}>
            {text('onePager.compare')}
          </Button>
        </div>
      )}
      <input
        ref={field}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ target }) => {
          const [file] = [...(target.files ?? [])]
          // Without this, choosing the same file again would not be a change.
          target.value = ''
          if (file) read(file)
        }}
      />
      {isRefused && (
        <p role="alert" className={styles.refusal}>
          {text('onePager.notAMap')}
        </p>
      )}
    </>
  )
}
