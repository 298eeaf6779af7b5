/** A letter that is a command waits so long for another one to follow, ms: then both are of a word. */
const commandMs = 160
/** A letter that is no command is the beginning of a word for longer, ms: nobody waits for it. */
const wordMs = 350
/** Who has just written in a field types on with longer pauses, ms. */
const afterFieldMs = 700

/** A key as far as the pace of typing goes. */
export interface PacedKey {
  readonly key: string
  /** Whether it was pressed with Ctrl, Alt or Meta, other than to write a character, or where letters choose something. */
  readonly isCommand: boolean
  /** Whether it was pressed in a text field. */
  readonly inField: boolean
  /** Whether it is held down since long. */
  readonly isRepeated?: boolean
  /** When, ms. */
  readonly at: number
}

/**
 * What a key is: by itself (`alone`), a letter that may begin a word (`first`), one that goes on with a word that no field
 * has (`words`, with all that was typed of it), or nothing of its own (`aside`).
 */
export type Paced = { readonly kind: 'alone' | 'first' | 'aside' } | { readonly kind: 'words'; readonly text: string }

/** Tells words that are typed without a field from keys that are pressed one by one, by their pace. */
export interface TypingPace {
  press(pressed: PacedKey): Paced
  /** The last letter was a command after all: no word goes on from it. */
  forget(): void
}

export function typingPace(): TypingPace {
  let first: { readonly text: string; readonly until: number } | undefined
  /** Until when a key goes on with what was written in a field. */
  let typedUntil = 0
  /** Whether the last key wrote: a space goes on with that, but begins nothing. */
  let isAmidst = false
  const alone = { kind: 'alone' } as const
  return {
    press({ key, isCommand, inField, isRepeated = false, at }) {
      if (asides.has(key) || (isRepeated && !inField)) return { kind: 'aside' }
      const before = first
      first = undefined
      const writes = !isCommand && key.length === 1
      const wasAmidst = isAmidst
      isAmidst = writes
      if (inField) {
        typedUntil = writes || (!isCommand && (key === 'Enter' || key === 'Tab')) ? at + afterFieldMs : 0
        return alone
      }
      if (!writes) {
        typedUntil = 0
        return alone
      }
      if (before && at < before.until) return { kind: 'words', text: before.text + key }
      if (key === ' ' && !(wasAmidst && at < typedUntil)) return alone
      if (at < typedUntil) {
        typedUntil = at + afterFieldMs
        return { kind: 'words', text: key }
      }
      if (!/^\p{L}$/u.test(key)) return alone
      first = { text: key, until: at + wordMs }
      return { kind: 'first' }
    },
    forget: () => (first = undefined),
  }
}

/** Held down besides another key, or an input method's. */
const asides = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead', 'Process', 'Unidentified'])

/** Who has what is typed without a field. */
export interface Typist {
  /** Whether words may come at the moment: not while a dialog opens, which will have them. */
  takesWords(): boolean
  write(words: string): void
}

const typists: Typist[] = []
let pace = typingPace()
/** The letter that waits to be seen as a command or as the first of a word. */
let waiting: { readonly timer: ReturnType<typeof setTimeout>; run?: () => void } | undefined

/** Runs a command of one letter, once it is clear that no word begins with it. */
export function runUnlessWord(run: () => void): void {
  if (waiting) waiting.run = run
  else run()
}

/** The letter that is being pressed is a command whatever follows, as what it opens takes that. */
export function endWord(): void {
  pace.forget()
  drop()
}

/** Watches how keys are pressed on the page, wherever it is. Returns what ends it. */
export function watchTyping(typist: Typist): () => void {
  typists.push(typist)
  if (typists.length === 1) {
    window.addEventListener('keydown', take, { capture: true })
    window.addEventListener('pointerdown', settle, { capture: true })
  }
  return () => {
    typists.splice(typists.indexOf(typist), 1)
    if (typists.length > 0) return
    window.removeEventListener('keydown', take, { capture: true })
    window.removeEventListener('pointerdown', settle, { capture: true })
    drop()
    pace = typingPace()
  }
}

function take(event: KeyboardEvent): void {
  // A key that is passed on within the page is the one that was pressed already.
  if (!event.isTrusted || event.isComposing || event.keyCode === 229) return
  const { key, ctrlKey, altKey, metaKey, target, repeat, timeStamp } = event
  const typist = typists.at(-1)
  const isWriting = event.getModifierState('AltGraph')
  const isIn = (selector: string) => target instanceof Element && target.closest(selector) !== null
  const paced = pace.press({
    key,
    isCommand: isIn(pickers) || typist?.takesWords() !== true || ((ctrlKey || altKey || metaKey) && !isWriting),
    inField: isIn(fields),
    isRepeated: repeat,
    at: timeStamp,
  })
  if (paced.kind === 'aside') return
  if (paced.kind !== 'words') {
    settle()
    if (paced.kind === 'first') waiting = { timer: setTimeout(settle, commandMs) }
    return
  }
  drop()
  event.preventDefault()
  event.stopImmediatePropagation()
  typist?.write(paced.text)
}

/** No word has come of the letter that waits: its command, if it is one, is run. */
function settle(): void {
  const run = waiting?.run
  drop()
  if (!run) return
  pace.forget()
  run()
}

function drop(): void {
  clearTimeout(waiting?.timer)
  waiting = undefined
}

/** An empty place of the map that waits for its first word is one as well: what is typed there is written. */
const fields = 'input, textarea, select, [contenteditable=true]'
/** Where letters choose something, or are over once it is chosen. */
const pickers = '[role=dialog], [role=alertdialog], [role=combobox], [role=menu], [role=listbox]'
