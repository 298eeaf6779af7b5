import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useEditor } from './editor.ts'
import { mergeText, movedCaret } from './text-merge.ts'

type TextElement = HTMLInputElement | HTMLTextAreaElement

interface LiveText {
  /** The text as the document has it. */
  readonly value: string
  /** Writes the whole text; called with every change as one types, never inside a composition. */
  readonly write: (text: string) => void
  /** Called when a session of typing ends: the focus leaves, or the field goes away. */
  readonly done: () => void
}

/** What a text field is given to be live. */
export interface LiveTextProps<Element extends TextElement> {
  readonly ref: RefObject<Element | null>
  readonly defaultValue: string
  readonly onInput: () => void
  readonly onCompositionStart: () => void
  readonly onCompositionEnd: () => void
  readonly onBlur: () => void
}

/**
 * Ties a text field to a text of the document. What is typed goes into the document at once; what others write appears
 * in the field without moving the caret away from its words. The browser owns the field's text (React would put the
 * caret at the end when it changes); while an input method composes, nothing is touched, and both sides are merged
 * when it is done.
 */
export function useLiveText<Element extends TextElement>({ value, write, done }: LiveText): LiveTextProps<Element> {
  const ref = useRef<Element>(null)
  const editor = useEditor()
  const latest = useRef({ value, write, done })
  /** The document's text that the field last agreed with. */
  const agreed = useRef(value)
  const composing = useRef(false)
  const typing = useRef(false)
  const [defaultValue] = useState(value)

  const show = () => {
    const element = ref.current
    if (!element || composing.current) return
    const text = asShown(element, latest.current.value)
    agreed.current = text
    if (element.value !== text) replaceText(element, text)
    fitHeight(element)
  }

  const takeIn = () => {
    const element = ref.current
    if (!element || composing.current) return
    const typed = element.value
    const theirs = asShown(element, latest.current.value)
    const merged = mergeText(agreed.current, typed, theirs)
    agreed.current = typed
    if (merged === theirs) return show()
    typing.current = true
    latest.current.write(merged)
    fitHeight(element)
  }

  const finish = () => {
    composing.current = false
    takeIn()
    if (!typing.current) return
    typing.current = false
    latest.current.done()
  }

  useLayoutEffect(() => {
    latest.current = { value, write, done }
    show()
  })

  // Others' edits are drawn once a frame. What is typed is merged with what they have written by then, or it would take
  // their words out again.
  useEffect(() => {
    const element = ref.current
    const settle = () => editor.settle()
    element?.addEventListener('beforeinput', settle)
    return () => element?.removeEventListener('beforeinput', settle)
  }, [editor])

  const finishLatest = useRef(finish)
  useEffect(() => {
    finishLatest.current = finish
  })
  // React does not say that the focus left a field that is taken away.
  useLayoutEffect(() => () => finishLatest.current(), [])

  return {
    ref,
    defaultValue,
    onInput: takeIn,
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: () => {
      composing.current = false
      takeIn()
    },
    onBlur: finish,
  }
}

/** A text as a field can hold it: the browser drops line breaks from one, and makes all alike in the other. */
function asShown(element: TextElement, text: string): string {
  return element instanceof HTMLInputElement ? text.replace(/[\r\n]/g, '') : text.replace(/\r\n?/g, '\n')
}

function replaceText(element: TextElement, text: string): void {
  const before = element.value
  const { selectionStart, selectionEnd, selectionDirection } = element
  const hasFocus = element === element.ownerDocument.activeElement
  element.value = text
  if (!hasFocus || selectionStart === null || selectionEnd === null) return
  element.setSelectionRange(
    movedCaret(selectionStart, before, text),
    movedCaret(selectionEnd, before, text),
    selectionDirection ?? 'none',
  )
}

/** Where the browser cannot size a field by its content itself. */
function fitHeight(element: TextElement): void {
  if (element instanceof HTMLInputElement || globalThis.CSS?.supports?.('field-sizing', 'content')) return
  element.style.height = 'auto'
  if (element.scrollHeight > 0) element.style.height = `${element.scrollHeight + 2}px`
}
