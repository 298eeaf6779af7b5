import { type ComponentProps, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { limits } from '../../../journey/model/limits.ts'
import type { Parsed, Problem } from '../../../journey/model/problem.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { showToast } from '../../components/toast-store.ts'
import { currentText } from '../../language/text.ts'

/** A file that is no Jejak map, and why. */
export interface BrokenImport {
  readonly file: string
  readonly problems: readonly Problem[]
  readonly hidden: number
}

/** Importing maps from files: how to begin, and what went wrong. */
export interface Import {
  /** Properties of the file field that {@link Import.choose} opens. */
  readonly input: ComponentProps<'input'>
  /** Lets the user choose files. */
  readonly choose: () => void
  /** Imports files: one is opened at once, several appear in the library. A broken one changes nothing. */
  readonly take: (files: readonly File[]) => void
  readonly broken: BrokenImport | undefined
  readonly dismiss: () => void
}

/** Importing maps from files. */
export function useImport(): Import {
  const [, navigate] = useLocation()
  const [broken, setBroken] = useState<BrokenImport>()
  const field = useRef<HTMLInputElement>(null)

  const importFiles = async (files: readonly File[]) => {
    const t = currentText()
    const made: string[] = []
    let firstBroken: BrokenImport | undefined
    for (const file of files) {
      const parsed = await parseFile(file)
      if (parsed.ok) made.push(await (await import('./map-operations.ts')).makeMap(parsed.value))
      else firstBroken ??= { file: file.name, problems: parsed.problems, hidden: parsed.hidden }
    }
    if (firstBroken) setBroken(firstBroken)
    else if (made.length === 1) return navigate(`/m/${made[0]}`)
    if (made.length > 0) showToast({ tone: 'good', message: t('library.imported', { count: made.length }) })
  }

  const take = (files: readonly File[]) => {
    if (files.length === 0) return
    setBroken(undefined)
    importFiles(files).catch((error: unknown) => {
      reportError(error)
      const t = currentText()
      // What a folder or a file on an unplugged disk gives when it is read.
      const unreadable = error instanceof DOMException && error.name.startsWith('Not')
      showToast({
        tone: 'danger',
        message: t(unreadable ? 'library.unreadableFile' : 'library.createFailed'),
        detail: t('library.changeFailedDetail'),
      })
    })
  }

  return {
    input: {
      ref: field,
      type: 'file',
      accept: '.json,.svg,.png,.pdf,.html,.xlsx,.mmd,.xml,.cjml',
      multiple: true,
      tabIndex: -1,
      'aria-hidden': true,
      onChange: ({ target }) => {
        const files = [...(target.files ?? [])]
        // Without this, choosing the same file again would not be a change.
        target.value = ''
        take(files)
      },
    },
    choose: () => field.current?.click(),
    take,
    broken,
    dismiss: () => setBroken(undefined),
  }
}

async function parseFile(file: File): Promise<Parsed<JourneyMap>> {
  // A file of another kind may be larger than memory.
  if (file.size > limits.fileBytes) {
    const message = 'The file is larger than 20 MB.'
    return { ok: false, problems: [{ code: 'too-large', path: '', message, detail: '20 MB' }], hidden: 0 }
  }
  const { readFile } = await import('../../../journey/export/read-file.ts')
  return readFile(new Uint8Array(await file.arrayBuffer()))
}
