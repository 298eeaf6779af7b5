import { Suspense, lazy, useEffect } from 'react'
import { useWorkplace, useWorkplaceState } from '../../state/workplace.ts'
import { withWords } from '../../language/text.ts'

const ImportDialog = lazy(async () => ({
  default: (await withWords(() => import('./import-dialog.tsx'))).ImportDialog,
}))

/**
 * The dialog that brings values out of a table, as long as it is asked for; its code is fetched then. A table that is
 * dropped on the map asks for it, too.
 */
export function ImportValues() {
  const workplace = useWorkplace()
  const asked = useWorkplaceState(({ dialog }) => (dialog?.kind === 'import' ? dialog : undefined))
  useEffect(() => {
    const listen = new AbortController()
    const { signal } = listen
    const isBusy = () => workplace.getState().dialog !== undefined
    window.addEventListener('dragover', (event) => !isBusy() && allowDrop(event), { signal })
    window.addEventListener(
      'drop',
      (event) => {
        const file = [...(event.dataTransfer?.files ?? [])].find(({ name }) => /\.(csv|tsv)$/i.test(name))
        if (!file || isBusy()) return
        event.preventDefault()
        workplace.setState({ dialog: { kind: 'import', file } })
      },
      { signal },
    )
    return () => listen.abort()
  }, [workplace])
  return (
    <>
      <span hidden data-takes-tables />
      {asked && (
        <Suspense>
          <ImportDialog file={asked.file} />
        </Suspense>
      )}
    </>
  )
}

/** Without this the browser does not hand over what is dropped. */
function allowDrop(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
}
