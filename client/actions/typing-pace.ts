/**
 * A letter that is a command waits so long for another one to follow, ms: then both are of a word. Who types slower than
 * that is waited for longer; who is quick, as those are who know the commands, is not.
 */
const commandMs = { least: 160, most: 330 } as const
/** How much longer than a hand usually takes from letter to letter a command waits, as not all letters come alike. */
const allowance = 1.5
/** How many steps from letter to letter tell how quick a hand is, and how many of them it takes to say so. */
const steps = { most: 24, least: 8 } as const
/** A longer step is a pause to think, and tells nothing of the hand, ms. */
const pauseMs = 600
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
  /** How long a letter that is a command waits for another one, ms, by how quick letters have followed each other so far. */
  readonly commandMs: number
  /** The last letter was a command after all: no word goes on from it. */
  forget(): void
}

export function typingPace(): TypingPace {
  let first: { readonly text: string; readonly until: number } | undefined
  /** Until when a key goes on with what was written in a field. */
  let typedUntil = 0
  /** Whether the last key wrote: a space goes on with that, but begins nothing. */
  let isAmidst = false
  /** The times from letter to letter within words, newest last, ms. */
  const stepsMs: number[] = []
  let wroteAt = -Infinity
  const measure = (isLetter: boolean, at: number) => {
    const stepMs = at - wroteAt
    wroteAt = isLetter ? at : -Infinity
    if (!isLetter || stepMs > pauseMs) return
    stepsMs.push(stepMs)
    if (stepsMs.length > steps.most) stepsMs.shift()
  }
  const alone = { kind: 'alone' } as const
  return {
    get commandMs() {
      if (stepsMs.length < steps.least) return commandMs.least
      const middle = stepsMs.toSorted((a, b) => a - b)[stepsMs.length >> 1] ?? 0
      return Math.min(commandMs.most, Math.max(commandMs.least, middle * allowance))
    },
    press({ key, isCommand, inField, isRepeated = false, at }) {
      if (asides.has(key) || (isRepeated && !inField)) return { kind: 'aside' }
      const before = first
      first = undefined
      const writes = !isCommand && key.length === 1
      const wasAmidst = isAmidst
      isAmidst = writes
      // Only what is written in a field is surely words; keys held down come at the machine's pace.
      if (!isRepeated) measure(inField && writes && /^\p{L}$/u.test(key), at)
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

/**
 * Letters pressed one by one, each soon after the other. Those that are commands have run, and can be taken back. No word
 * is made of such letters alone, since no vowel is a command: with one that is none, two letters are the beginning of a
 * word, however slowly it is typed.
 */
interface Run {
  readonly letters: string
  /** Whether one of them is no command. */
  readonly isWord: boolean
  readonly takeBack: readonly TakeBack[]
  /** Until when a letter goes on with them, ms. */
  readonly until: number
}

/** Shows the map again as it was before a command, and calls back when it is there. */
export type TakeBack = (goOn: () => void) => void

/**
 * How long after a letter another one goes on with it, ms. Behind a command only a letter that means nothing else does,
 * for as long as someone may look for it; behind a letter that means nothing a command does as well.
 */
const runMs = { command: 4_000, other: 1_500 } as const

/** Who has what is typed without a field. */
export interface Typist {
  /** Whether words may come at the moment: not while a dialog opens, which will have them. */
  takesWords(): boolean
  /** Whether a letter is a command at the moment. */
  isCommand(letter: string): boolean
  write(words: string): void
}

const typists: Typist[] = []
let pace = typingPace()
/** The letter that waits to be seen as a command or as the first of a word. */
let waiting: { readonly timer: ReturnType<typeof setTimeout>; run?: () => void } | undefined
let lately: Run | undefined

/** Runs a command of one letter, once it is clear that no word begins with it. */
export function runUnlessWord(run: () => void): void {
  if (waiting) waiting.run = run
  else run()
}

/** A letter, pressed at a time, has run a command that is taken back should it turn out to begin a word. */
export function hasRun(letter: string, at: number, takeBack: TakeBack): void {
  const before = lately && at < lately.until ? lately : undefined
  lately = {
    letters: (before?.letters ?? '') + letter,
    isWord: false,
    takeBack: [takeBack, ...(before?.takeBack ?? [])],
    until: at + runMs.command,
  }
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
    window.addEventListener('pointerdown', point, { capture: true })
  }
  return () => {
    typists.splice(typists.indexOf(typist), 1)
    if (typists.length > 0) return
    window.removeEventListener('keydown', take, { capture: true })
    window.removeEventListener('pointerdown', point, { capture: true })
    drop()
    lately = undefined
    pace = typingPace()
  }
}

/** Whoever goes on by pointer has done with the keys. */
function point(): void {
  settle()
  lately = undefined
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
    const isLetter = /^\p{L}$/u.test(key) && !ctrlKey && !altKey && !metaKey && !repeat
    const isCommand = typists.some((each) => each.isCommand(key))
    if (!isLetter || isIn(fields) || (lately && timeStamp >= lately.until)) lately = undefined
    else if (lately && (lately.isWord || !isCommand)) return writeRun(event)
    else if (!isCommand && paced.kind === 'first')
      lately = { letters: key, isWord: true, takeBack: [], until: timeStamp + runMs.other }
    if (paced.kind === 'first') waiting = { timer: setTimeout(settle, pace.commandMs) }
    return
  }
  drop()
  lately = undefined
  event.preventDefault()
  event.stopImmediatePropagation()
  typist?.write(paced.text)
}

/** Takes back what the letters before this one did: with it they are a word. */
function writeRun(event: KeyboardEvent): void {
  const { letters = '', takeBack = [] } = lately ?? {}
  lately = undefined
  drop()
  pace.forget()
  event.preventDefault()
  event.stopImmediatePropagation()
  const goBack = (index: number): void => {
    const back = takeBack[index]
    if (back) back(() => goBack(index + 1))
    else typists.at(-1)?.write(letters + event.key)
  }
  goBack(0)
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
