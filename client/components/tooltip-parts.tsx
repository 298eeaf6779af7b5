import { Tooltip as Primitive } from 'radix-ui'
import { type ReactElement, useId, useLayoutEffect, useSyncExternalStore } from 'react'
import { Kbd } from './kbd.tsx'
import type { TooltipProps } from './floating-props.ts'
import { isMovingByKey } from './moving-by-key.ts'
import styles from './tooltip.module.css'

const listeners = new Set<() => void>()
let shown: ReadonlyMap<string, ReactElement> = new Map()

function change(id: string, tooltip: ReactElement | undefined): void {
  const next = new Map(shown)
  if (tooltip) next.set(id, tooltip)
  else next.delete(id)
  shown = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** All tooltips of the app, in one place, since they know of each other: after one the next opens at once. */
export function TooltipHost() {
  const tooltips = useSyncExternalStore(subscribe, () => shown)
  return (
    <Primitive.Provider delayDuration={450} skipDelayDuration={250}>
      {[...tooltips.values()]}
    </Primitive.Provider>
  )
}

type TooltipPartsProps = Omit<TooltipProps, 'children'> & { readonly trigger: ReactElement }

/** What of a tooltip is fetched later: it stands in the {@link TooltipHost}. */
export function TooltipParts({ trigger, label, shortcut, side }: TooltipPartsProps) {
  const id = useId()
  useLayoutEffect(
    () => change(id, <OneTooltip key={id} trigger={trigger} label={label} shortcut={shortcut} side={side} />),
    [id, trigger, label, shortcut, side],
  )
  useLayoutEffect(() => () => change(id, undefined), [id])
  return null
}

function OneTooltip({ trigger, label, shortcut, side = 'bottom' }: TooltipPartsProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger
        asChild
        onFocus={(event) => {
          // A menu that closes gives the focus back here: nobody asked for the name of the button then.
          if (!isMovingByKey()) event.preventDefault()
        }}
      >
        {trigger}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          <span>{label}</span>
          {shortcut !== undefined && <Kbd keys={shortcut} />}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
