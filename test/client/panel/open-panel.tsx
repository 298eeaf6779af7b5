import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { createStore } from 'zustand'
import * as Y from 'yjs'
import { OpenMap } from '../../../client/actions/use-actions.tsx'
import { TooltipProvider } from '../../../client/components/tooltip.tsx'
import { SidePanel } from '../../../client/features/panel/side-panel.tsx'
import { UnplacedTray } from '../../../client/features/tray/unplaced-tray.tsx'
import { speak } from '../../../client/language/text.ts'
import type { MapSession } from '../../../client/services/map-session.ts'
import { type Editor, openEditor } from '../../../client/state/editor.ts'
import { createWorkplace } from '../../../client/state/workplace.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Language } from '../../../journey/model/vocabulary.ts'
import { freshOrders } from '../../../journey/model/order.ts'

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean
}

const [a = '', b = '', c = '', d = ''] = freshOrders(4)

/** Two stages, four lanes, three touchpoints and one card under the first. */
export const smallMap: JourneyMap = {
  meta: { schema: { major: 1, minor: 0 }, title: 'Shop', currency: 'IDR' },
  stages: [
    { id: 'look', title: 'Looking', order: a, band: 'pre-sale' },
    { id: 'buy', title: 'Buying', order: b, band: 'sale' },
  ],
  lanes: [
    { id: 'touch', title: 'Touchpoints', order: a, role: 'touchpoint' },
    { id: 'act', title: 'Actions', order: b, role: 'action' },
    { id: 'feel', title: 'Emotion', order: c, role: 'emotion' },
    { id: 'idea', title: 'Ideas', order: d, role: 'opportunity' },
  ],
  cards: [
    { id: 'ad', title: 'Sees an ad', place: { stage: 'look', lane: 'touch', order: a }, owner: 'Marketing' },
    { id: 'shop', title: 'Compares shops', place: { stage: 'look', lane: 'touch', order: b }, notes: 'On the phone.' },
    { id: 'pay', title: 'Pays', place: { stage: 'buy', lane: 'touch', order: c } },
    { id: 'guide', title: 'Reads the guide', place: { stage: 'look', lane: 'act', order: a, under: 'shop' } },
  ],
  links: [],
  frictions: [],
  metrics: [
    { id: 'cost', title: 'Cost', key: 'cac', on: 'shop', order: a, unit: 'money', evidence: 'measured', value: 900 },
    { id: 'nps', title: 'NPS', key: 'nps', on: 'shop', order: b, unit: 'points', evidence: 'measured' },
  ],
  fixes: [],
  personas: [{ id: 'rani', title: 'Rani', order: a }],
  outcomes: [],
}

export interface OpenPanel {
  readonly editor: Editor
  /** The same map in another browser. */
  readonly other: Y.Doc
  /** Brings the other browser's edits here, and draws them. */
  receive(): void
  /** Brings them here, and the next frame has not come. */
  receiveBetweenFrames(): void
  /** An input, textarea or button by what it is called. */
  field<T extends HTMLElement = HTMLInputElement>(name: string): T
  click(name: string): void
  close(): void
}

/** The side panel and the tray on a map, without a canvas. */
export async function openPanel(map: JourneyMap = smallMap, language: Language = 'en'): Promise<OpenPanel> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true
  await speak(language, { remember: false })
  const doc = new Y.Doc()
  seedMap(doc, map)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const editor = openEditor(doc)
  const workplace = createWorkplace({ mode: 'map', panelOpen: true })
  // The panel needs no more of it.
  const status = createStore(() => ({ connected: false }))
  const session = { mapId: 'shop', status } as unknown as MapSession
  const host = document.body.appendChild(document.createElement('div'))
  let root: Root | undefined
  act(() => {
    root = createRoot(host)
    root.render(
      <OpenMap editor={editor} workplace={workplace}>
        <TooltipProvider>
          <SidePanel session={session} />
          <UnplacedTray />
        </TooltipProvider>
      </OpenMap>,
    )
  })
  const panelReceives = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'other')
  return {
    editor,
    other,
    receive: () => {
      panelReceives()
      act(() => editor.settle())
    },
    receiveBetweenFrames: panelReceives,
    field,
    click: (name) => {
      const target = field<HTMLElement>(name)
      // Radix takes a tab at the press, not at the click.
      act(() => void target.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 })))
      act(() => target.click())
    },
    close() {
      act(() => root?.unmount())
      editor.close()
      host.remove()
    },
  }
}

/** Types at the caret, one event a letter, as a keyboard does. */
export function type(element: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  act(() => element.focus())
  for (const letter of text) {
    beforeInput(element)
    const start = element.selectionStart ?? element.value.length
    const end = element.selectionEnd ?? start
    setText(element, element.value.slice(0, start) + letter + element.value.slice(end), start + letter.length)
  }
}

/** Makes the field hold a text, as typing or pasting over everything does. */
export function setText(element: HTMLInputElement | HTMLTextAreaElement, text: string, caret = text.length): void {
  act(() => element.focus())
  beforeInput(element)
  const prototype = element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  // React listens to its own setter on the element; a browser sets the value beneath it.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text)
  element.setSelectionRange(caret, caret)
  act(() => void element.dispatchEvent(new Event('input', { bubbles: true })))
}

function beforeInput(element: HTMLElement): void {
  act(() => void element.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, cancelable: true })))
}

export function press(element: HTMLElement, key: string): void {
  act(() => void element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))
}

export function leave(element: HTMLElement): void {
  act(() => element.blur())
}

function field<T extends HTMLElement>(name: string): T {
  const labels = new Map([...document.querySelectorAll('label')].map((label) => [label.htmlFor, label.textContent]))
  const nameOf = (element: HTMLElement) =>
    element.getAttribute('aria-label') ?? (labels.get(element.id) ?? element.textContent ?? '').trim()
  const candidates = [...document.querySelectorAll<T>('input, textarea, button')]
  const found = candidates.find((element) => nameOf(element) === name)
  if (!found) throw new Error(`nothing is called “${name}” among ${candidates.map(nameOf).join(', ')}`)
  return found
}
