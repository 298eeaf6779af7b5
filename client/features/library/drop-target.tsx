import { FileUp } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useText } from '../../language/text.ts'
import styles from './drop-target.module.css'

interface DropTargetProps {
  readonly onFiles: (files: readonly File[]) => void
  readonly children: ReactNode
}

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

/** Takes files that are dropped anywhere on it, and says so while they hover. */
export function DropTarget({ onFiles, children }: DropTargetProps) {
  const t = useText()
  const [hovering, setHovering] = useState(false)
  // Entering a child comes before leaving its parent, so only a count tells when the files have left.
  const depth = useRef(0)
  return (
    <div
      className={styles.target}
      onDragEnter={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        depth.current += 1
        setHovering(true)
      }}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      }}
      onDragLeave={(event) => {
        if (!holdsFiles(event)) return
        depth.current -= 1
        if (depth.current <= 0) setHovering(false)
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return
        // Without this the browser leaves the app to show the file.
        event.preventDefault()
        depth.current = 0
        setHovering(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      {children}
      {hovering && (
        <div className={styles.cover} aria-hidden="true">
          <div className={styles.sign}>
            <FileUp size={32} />
            <p className={styles.title}>{t('library.dropTitle')}</p>
            <p>{t('library.dropBody')}</p>
          </div>
        </div>
      )}
    </div>
  )
}
