import { Slot } from 'radix-ui'
import {
  type ComponentType,
  type HTMLAttributes,
  type ReactElement,
  type Ref,
  type SyntheticEvent,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'

type EventName =
  | `on${'Click' | 'ContextMenu' | 'KeyDown' | 'Focus' | 'Blur'}`
  | `onPointer${'Down' | 'Move' | 'Leave' | 'Up' | 'Cancel'}`
type Handler = (event: SyntheticEvent) => void
type Attributes = HTMLAttributes<HTMLElement> & { readonly 'data-state'?: string }

interface LateTriggerProps<Props> {
  /** What opens something: one element that takes a ref. */
  readonly trigger: ReactElement
  /** What the trigger says of itself until the rest is here. */
  readonly attributes: Attributes
  /** Events that open; those that come too early are kept, and given again when the rest is here. */
  readonly opensOn: readonly EventName[]
  /** Whether an event of these opens; by default each does. */
  readonly isOpener?: (event: Event) => boolean
  /** Other events that the rest hears. */
  readonly hears?: readonly EventName[]
  fetch(this: void): Promise<void>
  /** The rest, which stands around a trigger; undefined until it is here. */
  readonly rest: ComponentType<Props & { readonly trigger: ReactElement }> | undefined
  readonly restProps: Props
}

/**
 * A trigger whose menu is fetched later. Its element is the same before and after, so that it keeps the focus, and a press
 * that comes too early is not lost: the rest stands beside it, and a stand-in passes on what the rest gives its trigger.
 */
export function LateTrigger<Props extends object>(props: LateTriggerProps<Props>) {
  const { trigger, attributes, opensOn, isOpener, hears, fetch, rest: Rest, restProps } = props
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [given, setGiven] = useState<Attributes>()
  const handlers = useRef<Readonly<Record<string, Handler | undefined>>>(undefined)
  const early = useRef<Event>(undefined)

  const take = useCallback((all: Readonly<Record<string, unknown>>) => {
    const entries = Object.entries(all).filter(([name]) => name !== 'style')
    handlers.current = Object.fromEntries(entries.filter(([, value]) => typeof value === 'function')) as Record<
      string,
      Handler
    >
    const next = Object.fromEntries(entries.filter(([, value]) => typeof value !== 'function')) as Attributes
    setGiven((last) => (last && isSame(last, next) ? last : next))
  }, [])

  const keep = (event: SyntheticEvent) => {
    const { nativeEvent } = event
    if (isOpener && !isOpener(nativeEvent)) return
    event.preventDefault()
    early.current = nativeEvent
    fetch().catch(() => (early.current = undefined))
  }
  const heard = Object.fromEntries(
    [...opensOn, ...(hears ?? [])].map((name) => [
      name,
      (event: SyntheticEvent) => {
        if (handlers.current) handlers.current[name]?.(event)
        else if (opensOn.includes(name) && !event.defaultPrevented) keep(event)
      },
    ]),
  )

  const isHere = given !== undefined
  useEffect(() => {
    const event = early.current
    early.current = undefined
    if (!isHere || !event || !element) return
    const { target } = event
    const at = target instanceof Element && element.contains(target) ? target : element
    at.dispatchEvent(new (event.constructor as typeof Event)(event.type, event))
  }, [isHere, element, early])

  const standIn = useMemo(() => element && <StandIn element={element} take={take} />, [element, take])
  return (
    <>
      <Slot.Root {...attributes} {...given} {...heard} ref={setElement}>
        {trigger}
      </Slot.Root>
      {standIn && Rest && <Rest {...restProps} trigger={standIn} />}
    </>
  )
}

interface StandInProps {
  readonly element: HTMLElement
  readonly take: (props: Readonly<Record<string, unknown>>) => void
  readonly ref?: Ref<HTMLElement>
}

/** Stands where the trigger would, and draws nothing. */
function StandIn({ element, take, ref, ...props }: StandInProps) {
  useImperativeHandle(ref, () => element, [element])
  useLayoutEffect(() => take(props))
  return null
}

function isSame(first: object, second: object): boolean {
  const [a, b] = [Object.entries(first), Object.entries(second)]
  return a.length === b.length && a.every(([name, value]) => Object.is(value, Reflect.get(second, name)))
}
