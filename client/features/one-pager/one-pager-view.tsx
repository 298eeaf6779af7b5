import { FileDiff, Printer, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type CSSProperties, useMemo, useRef, useState } from 'react'
import { onePagerContent } from '../../../journey/export/one-pager-content.ts'
import { type OnePagerPaper, onePagerPapers, paperSizes } from '../../../journey/layout/one-pager-sizes.ts'
import { layoutOnePager } from '../../../journey/layout/one-pager.ts'
import { onePagerDrawing } from '../../../journey/scene/one-pager.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CompareVersion } from '../../components/compare-version.tsx'
import { DrawingSvg } from '../../components/drawing-svg.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useToday } from '../../components/use-today.ts'
import type { MessageKey } from '../../language/messages.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { useWorkplace } from '../../state/workplace.ts'
import { OnePagerText } from './one-pager-text.tsx'
import styles from './one-pager.module.css'
import { useEarlierMap } from '../../state/use-earlier-map.ts'
import { usePaper } from './use-paper.ts'

/** What a sheet of paper is to a printer. */
const sheetOf: Readonly<Record<OnePagerPaper, string>> = {
  a4: '297mm 210mm',
  a3: '420mm 297mm',
  letter: '11in 8.5in',
  wide: '13.333in 7.5in',
}

const paperNames = {
  a4: 'onePager.paper-a4',
  a3: 'onePager.paper-a3',
  letter: 'onePager.paper-letter',
  wide: 'onePager.paper-wide',
} as const satisfies Readonly<Record<OnePagerPaper, MessageKey>>

/** The map on one page for executives: fitted to the screen, made for print. */
export function OnePagerView({ mapId }: { readonly mapId: string }) {
  const text = useText()
  const language = useLanguage()
  const today = useToday()
  const workplace = useWorkplace()
  const map = useEditorState((state) => state.map)
  const [paper, setPaper] = useState<OnePagerPaper>(usualPaper)
  const earlier = useEarlierMap(mapId)
  const fileField = useRef<HTMLInputElement>(null)
  const from = useRef<Element>(null)
  const content = useMemo(
    () => onePagerContent(map, { language, today, ...(earlier.before ? { before: earlier.before } : {}) }),
    [map, language, today, earlier.before],
  )
  const items = useMemo(() => onePagerDrawing(layoutOnePager(content, paper)), [content, paper])
  usePaper(sheetOf[paper])
  const { width, height, scale } = paperSizes[paper]
  const close = () => workplace.setState({ dialog: undefined })
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Content
          className={styles.page}
          data-one-pager
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            from.current = document.activeElement
            ;(event.currentTarget as HTMLElement).focus()
          }}
          onCloseAutoFocus={(event) => {
            const { current } = from
            if (!(current instanceof HTMLElement) || !current.isConnected || current === document.body) return
            event.preventDefault()
            current.focus({ preventScroll: true })
          }}
        >
          <header className={styles.bar}>
            <Dialog.Title className={styles.heading}>{text('onePager.title')}</Dialog.Title>
            <Segmented
              label={text('onePager.paper')}
              options={onePagerPapers.map((value) => ({ value, label: text(paperNames[value]) }))}
              value={paper}
              onChange={setPaper}
            />
            <CompareVersion
              labelHidden
              versions={earlier.versions}
              value={earlier.version}
              onChoose={earlier.choose}
              onClear={earlier.forget}
            />
            {earlier.before ? (
              <Button variant="quiet" icon={<X size={16} />} onClick={earlier.forget}>
                {text('onePager.stopComparing')}
              </Button>
            ) : (
              <Button variant="quiet" icon={<FileDiff size={16} />} onClick={() => fileField.current?.click()}>
                {text('onePager.compare')}
              </Button>
            )}
            <input
              ref={fileField}
              type="file"
              hidden
              accept=".json,application/json"
              onChange={({ target }) => {
                const [file] = [...(target.files ?? [])]
                // Without this, choosing the same file again would not be a change.
                target.value = ''
                if (file) earlier.read(file)
              }}
            />
            <Button variant="primary" icon={<Printer size={16} />} onClick={() => print()}>
              {text('onePager.print')}
            </Button>
            <span className={styles.close}>
              <Dialog.Close asChild>
                <IconButton label={text('shell.close')} icon={<X size={18} />} />
              </Dialog.Close>
            </span>
          </header>
          {earlier.isRefused && (
            <p role="alert" className={styles.refusal}>
              {text('onePager.notAMap')}
            </p>
          )}
          <div className={styles.desk}>
            <svg
              className={styles.paper}
              style={{ '--ratio': width / height } as CSSProperties}
              viewBox={`0 0 ${width * scale} ${height * scale}`}
              aria-hidden
            >
              <DrawingSvg items={items} />
            </svg>
          </div>
          <OnePagerText content={content} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Letter where offices have no A4. */
const usualPaper = (): OnePagerPaper => (/-(US|CA|MX|PH)$/i.test(navigator.language) ? 'letter' : 'a4')
