import { type ReactNode, useEffect } from 'react'
import type { TooltipProps } from './floating-props.ts'
import { floating } from './floating.ts'
import { LateTrigger } from './late-trigger.tsx'
import { followKeys } from './moving-by-key.ts'

/** Names a control on hover and focus. Never the only place of something that a reader needs: touch has no hover. */
export function Tooltip({ children, ...props }: TooltipProps) {
  const parts = floating.useParts()
  return (
    <LateTrigger
      trigger={children}
      attributes={closed}
      opensOn={[]}
      hears={['onPointerMove', 'onPointerLeave', 'onPointerDown', 'onFocus', 'onBlur', 'onClick']}
      fetch={floating.fetch}
      rest={parts?.TooltipParts}
      restProps={props}
    />
  )
}

const closed = { 'data-state': 'closed' } as const

/** Once, around the app. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  const parts = floating.useParts()
  useEffect(followKeys, [])
  return (
    <>
      {children}
      {parts && <parts.TooltipHost />}
    </>
  )
}
