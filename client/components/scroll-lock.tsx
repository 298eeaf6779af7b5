import { type ElementType, type ReactNode, createElement, useLayoutEffect } from 'react'

let locks = 0

interface RemoveScrollProps {
  readonly as?: ElementType
  readonly children?: ReactNode
  readonly allowPinchZoom?: boolean
  readonly shards?: readonly unknown[]
}

/**
 * Keeps the page behind a dialog or a menu from scrolling. Stands in for the package `react-remove-scroll` that the Radix
 * primitives ask for: that one writes a style element into the page, which our content security policy refuses; this one
 * sets an attribute that `base.css` knows.
 */
export function RemoveScroll({ as, children, allowPinchZoom: _pinch, shards: _shards, ...rest }: RemoveScrollProps) {
  useLayoutEffect(() => {
    const page = document.documentElement
    if (locks === 0) page.dataset.scrollLocked = innerWidth > page.clientWidth ? 'gutter' : ''
    locks += 1
    return () => {
      locks -= 1
      if (locks === 0) delete page.dataset.scrollLocked
    }
  }, [])
  return createElement(as ?? 'div', rest, children)
}
