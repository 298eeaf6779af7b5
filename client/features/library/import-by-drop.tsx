import { Suspense, lazy } from 'react'
import { DropTarget } from './drop-target.tsx'
import styles from './library.module.css'
import { type Import, useImport } from './use-import.ts'
import { withWords } from '../../language/text.ts'

const BrokenFile = lazy(async () => ({ default: (await withWords(() => import('./broken-file.tsx'))).BrokenFile }))

/** Imports what is dropped anywhere on the page, as new maps. */
export function ImportByDrop() {
  return <ImportParts importing={useImport()} />
}

/** What an import needs on the page: the whole window to drop on, the file field, and the list of what was wrong. */
export function ImportParts({ importing }: { readonly importing: Import }) {
  return (
    <>
      <DropTarget onFiles={importing.take} />
      <input {...importing.input} className={styles.file} />
      <Suspense>
        {importing.broken && (
          <BrokenFile broken={importing.broken} onClose={importing.dismiss} onAnother={importing.choose} />
        )}
      </Suspense>
    </>
  )
}
