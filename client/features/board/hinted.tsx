import { type ReactNode, useState } from 'react'
import { CellHint } from './cell-hint.tsx'

interface HintedProps {
  readonly className?: string | undefined
  readonly onCopy: (event: ClipboardEvent) => void
  readonly children: ReactNode
}

/** Explains what is in it, while the pointer or the keyboard is at something with a `data-hint`, or once that is pressed. */
export function Hinted({ className, onCopy, children }: HintedProps) {
  const [anchor, setAnchor] = useState<HTMLElement>()
  const none = () => setAnchor(undefined)
  return (
    <>
      <CellHint anchor={anchor} onClose={none} />
      {/* What is in it takes keys and presses; this only hears of them. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        className={className}
        onPointerOver={({ target, pointerType }) => pointerType === 'mouse' && setAnchor(hintAt(target))}
        onPointerLeave={none}
        onClick={({ target }) => setAnchor(hintAt(target))}
        onFocus={({ target }) => setAnchor(hintAt(target))}
        onBlur={none}
        onScroll={none}
        onCopy={({ nativeEvent }) => onCopy(nativeEvent)}
      >
        {children}
      </div>
    </>
  )
}

function hintAt(target: EventTarget): HTMLElement | undefined {
  if (!(target instanceof Element)) return undefined
  const holder = target.closest('[data-column], button') ?? target
  return holder.querySelector<HTMLElement>('[data-hint]') ?? undefined
}
