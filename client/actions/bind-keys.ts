import { tinykeys } from 'tinykeys'
import { usePreferences } from '../state/preferences.ts'
import type { Action, ActionContext } from './action.ts'
import { mapTypist, rememberShown } from './type-words.ts'
import { endWord, hasRun, runUnlessWord, watchTyping } from './typing-pace.ts'

/**
 * Runs actions by their shortcuts while the focus is within a target. Returns what ends it.
 *
 * Keys pressed in a text field belong to the field, as do keys that an input method composes with; keys pressed in a
 * dialog do nothing behind it. Keys without a modifier do nothing when the user has switched them off. Those that are
 * letters wait for a moment: when another key that writes follows at once, both are words of a new card. What a letter has
 * changed of what is shown or selected is taken back when one follows later that is no command: they were words, too.
 */
export function bindKeys(
  target: HTMLElement | Window,
  actions: readonly Action[],
  context: () => ActionContext,
): () => void {
  const byKeys = new Map<string, Action[]>()
  for (const action of actions) {
    if (action.keysOf === 'browser') continue
    for (const shortcut of action.shortcuts ?? []) byKeys.set(shortcut, [...(byKeys.get(shortcut) ?? []), action])
  }
  const bindings: Record<string, (event: KeyboardEvent) => void> = {}
  for (const [shortcut, meant] of byKeys) {
    bindings[shortcut] = (event) => {
      if (event.defaultPrevented || isPressing(event) || isInDialog(event)) return
      if (isSingleKey(shortcut) && !usePreferences.getState().singleKeys) return
      const isField = isTyping(event)
      const inField = !composes(event) && !isSingleKey(shortcut)
      const now = context()
      // Of several for the same keys it is the first that can be done.
      const action = meant.find((one) => (!isField || (one.inFields === true && inField)) && one.isEnabled(now))
      if (!action) return
      event.preventDefault()
      if (action.opensField === true) endWord()
      runUnlessWord(() => {
        const then = context()
        if (!action.isEnabled(then)) return
        if (isSingleKey(shortcut) && isSeenOnly(action)) hasRun(event.key, event.timeStamp, rememberShown(then))
        action.run(then)
      })
    }
  }
  const isCommand = (letter: string) => {
    const lower = letter.toLowerCase()
    const shortcut = letter === lower ? letter : `Shift+${lower}`
    return byKeys.get(shortcut)?.some((action) => action.isEnabled(context())) ?? false
  }
  const stops = [watchTyping(mapTypist(context, isCommand)), tinykeys(target, bindings)]
  return () => stops.forEach((stop) => stop())
}

/** Whether an action changes only what is shown or selected, and opens nothing that takes what is typed on. */
function isSeenOnly({ group }: Action): boolean {
  return group === 'view' || group === 'select'
}

/** Whether a shortcut is one printable character, with Shift at most: what someone types by accident or by voice. */
export function isSingleKey(shortcut: string): boolean {
  return /^(Shift\+)?.$/u.test(shortcut)
}

/**
 * Keys pressed in a text field, or while an input method composes, are the field's. An empty place of the map is a field
 * that waits for its first word: it has the keys that begin one, and the map all others.
 */
export function isTyping(event: KeyboardEvent): boolean {
  if (composes(event)) return true
  const field = (event.target as Element).closest('input, textarea, select, [contenteditable=true]')
  return field !== null && (!field.hasAttribute('data-awaits-words') || beginsWord(event))
}

/** Whether an input method has a key. In Safari the Enter that ends a word comes after it, and only its code tells. */
export function composes({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === 229
}

/** Whether a key writes something. Space begins no word; AltGr is reported as Ctrl and Alt on some systems. */
function beginsWord(event: KeyboardEvent): boolean {
  const { key } = event
  if (['Dead', 'Process', 'Unidentified'].includes(key)) return true
  const isCommand = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph')
  return key.length === 1 && key !== ' ' && !isCommand
}

/** Enter on a focused button, link or menu item presses that; Delete there is not meant for the map either. */
export function isPressing(event: KeyboardEvent): boolean {
  const onControl = event.target instanceof Element && event.target.closest('button, a, [role^=menuitem]') !== null
  return onControl && ['Enter', 'Delete', 'Backspace', ' '].includes(event.key)
}

/** Whether a key is pressed in a dialog that lies over the map; a popover beside its button is none. */
export function isInDialog({ target }: KeyboardEvent): boolean {
  const dialog = target instanceof Element ? target.closest('[role=dialog], [role=alertdialog]') : null
  return dialog !== null && dialog.closest('[data-radix-popper-content-wrapper]') === null
}
