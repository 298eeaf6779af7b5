import { FileUp } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useText } from '../../language/text.ts'
import styles from './drop-target.module.css'

interface DropTargetProps {
  readonly onFiles: (files: readonly File[]) => void
}

/** Takes files that are dropped anywhere in the window, and says so while they hover. */
export function DropTarget({ onFiles }: DropTargetProps) {
  const t = useText()
  const [hovering, setHovering] = useState(false)
  const take = useEffectEvent(onFiles)

  useEffect(() => {
    // Entering a child comes before leaving its parent, so only a count tells when the files have left.
    let depth = 0
    const hover = (next: number) => {
      depth = Math.max(0, next)
      setHovering(depth > 0)
    }
    const handlers: Readonly<Record<string, (event: DragEvent, files: DataTransfer) => void>> = {
      dragenter(event) {
        event.preventDefault()
        hover(depth + 1)
      },
      dragover(event, files) {
        event.preventDefault()
        files.dropEffect = 'copy'
      },
      dragleave: () => hover(depth - 1),
      drop(event, files) {
        // Without this the browser leaves the app to show the file.
        event.preventDefault()
        hover(0)
        take([...files.files])
      },
    }
    const onDrag = (event: Event) => {
      // A dialog that takes files of its own takes those that are dropped while it is open.
      if (document.querySelector('[data-takes-files]')) return
      const { dataTransfer } = event as DragEvent
      // Tables that are dropped on an open map are for that map.
      if (document.querySelector('[data-takes-tables]') && holdsTable(dataTransfer)) return hover(0)
      if (dataTransfer?.types.includes('Files')) handlers[event.type]?.(event as DragEvent, dataTransfer)
    }
    const types = Object.keys(handlers)
    // First of all: nothing on the page may keep a file from being taken.
    for (const type of types) window.addEventListener(type, onDrag, true)
    return () => {
      for (const type of types) window.removeEventListener(type, onDrag, true)
    }
  }, [])

  if (!hovering) return null
  return (
    <div className={styles.cover} aria-hidden="true">
      <div className={styles.sign}>
        <FileUp size={32} />
        <p className={styles.title}>{t('library.dropTitle')}</p>
        <p>{t('library.dropBody')}</p>
      </div>
    </div>
  )
}

const isTable = ({ name, type }: { readonly name?: string; readonly type: string }) =>
  /^text\/(csv|tab-separated-values)$/.test(type) || /\.(csv|tsv)$/i.test(name ?? '')

/** Whether a file that hovers or is dropped is a table; while it hovers, only its type is known. */
function holdsTable(transfer: DataTransfer | null): boolean {
  return (
    [...(transfer?.files ?? [])].some(isTable) || [...(transfer?.items ?? [])].some(({ type }) => isTable({ type }))
  )
}
