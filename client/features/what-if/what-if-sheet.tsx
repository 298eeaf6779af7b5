import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { useRef, useState } from 'react'
import { useActions } from '../../actions/use-actions.tsx'
import { IconButton } from '../../components/button.tsx'
import { DraftsContext } from '../../components/drafts.ts'
import { HidesAssumedContext } from '../../components/hides-assumed.ts'
import { useText } from '../../language/text.ts'
import { hasFigures } from '../../services/economics/has-figures.ts'
import { useEditorState } from '../../state/editor.ts'
import { useWorkplace } from '../../state/workplace.ts'
import { MissingFigures } from './missing-figures.tsx'
import { Scenarios } from './scenarios.tsx'
import { takeUndoKeys } from './undo-keys.ts'
import styles from './what-if.module.css'

/** Scenarios in a sheet beside the canvas, which stays in reach; on a phone they fill the screen. */
export function WhatIfSheet() {
  const text = useText()
  const workplace = useWorkplace()
  const context = useActions()
  const isReckonable = useEditorState(({ map }) => hasFigures(map))
  const hidesAssumed = useEditorState(({ look }) => look.hideAssumed)
  const [drafts] = useState(() => new Map<string, string>())
  const sheet = useRef<HTMLDivElement>(null)
  const before = useRef<Element>(null)
  const close = () => {
    if (workplace.getState().dialog?.kind === 'what-if') workplace.setState({ dialog: undefined })
  }
  return (
    <Primitive.Root open modal={false} onOpenChange={(open) => !open && close()}>
      <Primitive.Portal>
        <Primitive.Content
          ref={sheet}
          className={styles.sheet}
          data-what-if
          onKeyDown={(event) => takeUndoKeys(event, context)}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            before.current = document.activeElement
            sheet.current?.focus()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            // Who went on somewhere else stays there.
            if (document.activeElement !== document.body && !sheet.current?.contains(document.activeElement)) return
            const from = before.current
            if (from instanceof HTMLElement && from.isConnected && from !== document.body) from.focus()
            else context().view.focus()
          }}
          onInteractOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => {
            // Escape in a field ends typing; on the map it is the map's.
            const { activeElement } = document
            const isInside = sheet.current?.contains(activeElement) ?? false
            if (!isInside || activeElement?.matches('input:not([type=range])')) event.preventDefault()
          }}
        >
          <div className={styles.header}>
            <div className={styles.heading}>
              <Primitive.Title className={styles.title}>{text('whatIf.title')}</Primitive.Title>
              <Primitive.Description className={styles.quiet}>{text('whatIf.intro')}</Primitive.Description>
            </div>
            <Primitive.Close asChild>
              <IconButton label={text('shell.close')} icon={<X size={18} />} />
            </Primitive.Close>
          </div>
          <div className={styles.body}>
            <DraftsContext value={drafts}>
              <HidesAssumedContext value={hidesAssumed}>
                {isReckonable ? <Scenarios /> : <MissingFigures onEnter={close} />}
              </HidesAssumedContext>
            </DraftsContext>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
