/** A letter that follows another so soon is one of a word, ms. */
const wordMs = 350
/** Who has just written in a field types on with longer pauses, ms. */
const afterFieldMs = 700

/** A key as far as the pace of typing goes. */
export interface PacedKey {
  readonly key: string
  /** Whether it was pressed with Ctrl, Alt or Meta, other than to write a character. */
  readonly isCommand: boolean
  /** Whether it was pressed in a text field. */
  readonly inField: boolean
  /** When, ms. */
  readonly at: number
}

/**
 * Tells words that are typed without a field from keys that are pressed one by one. The first letter of a word cannot be
 * told from a shortcut, unless something was written in a field just before; the letters behind it can, by their pace.
 * @returns takes a key and says whether it goes on with a word. The same key again is a command that is repeated.
 */
export function typingPace(): (pressed: PacedKey) => boolean {
  let last: { readonly key: string; readonly until: number; readonly isWord: boolean } | undefined
  return ({ key, isCommand, inField, at }) => {
    // Held down besides another key.
    if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(key)) return last?.isWord ?? false
    const writes = !isCommand && (key.length === 1 || ['Dead', 'Process', 'Unidentified'].includes(key))
    const leavesField = inField && !isCommand && (key === 'Enter' || key === 'Tab')
    if (!writes && !leavesField) {
      last = undefined
      return false
    }
    const isWord =
      inField || (last !== undefined && at < last.until && (last.isWord || (last.key !== key && isLetter(last.key))))
    last = { key, isWord, until: at + (isWord ? afterFieldMs : wordMs) }
    return isWord && !inField
  }
}

/** Words begin with letters or digits: signs pressed one after the other, as [ and ], are commands. */
const isLetter = (key: string) => /^[\p{L}\p{N}]$/u.test(key)

let users = 0
let isOn = false
let pace = typingPace()

/** Whether the key that is being pressed goes on with a word, and is no command. */
export const isTypedOn = (): boolean => isOn

/** Watches how keys are pressed on the page, wherever it is. Returns what ends it. */
export function watchTyping(): () => void {
  users++
  if (users === 1) window.addEventListener('keydown', take, { capture: true })
  return () => {
    users--
    if (users > 0) return
    window.removeEventListener('keydown', take, { capture: true })
    pace = typingPace()
    isOn = false
  }
}

function take(event: KeyboardEvent): void {
  // A key that is passed on within the page is the one that was pressed already.
  if (!event.isTrusted) return
  const { key, ctrlKey, altKey, metaKey, target } = event
  const isWriting = event.getModifierState('AltGraph')
  // What is typed to find something is over once it is picked.
  const isPicking = target instanceof Element && target.closest('[role=dialog], [role=combobox]') !== null
  isOn = pace({
    key,
    isCommand: isPicking || ((ctrlKey || altKey || metaKey) && !isWriting),
    inField: target instanceof Element && target.closest(fields) !== null,
    at: event.timeStamp,
  })
}

/** An empty place of the map that waits for its first word is one as well: what is typed there is written. */
const fields = 'input, textarea, select, [contenteditable=true]'
