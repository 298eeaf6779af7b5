/** What a key does while one presents. */
export type PresentCommand =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'end'
  | 'notes'
  | 'laser'
  | 'full-screen'
  | 'blank'
  /** Taken from the browser, and does nothing. */
  | 'nothing'

/** Keys of keyboards and of clickers, which send those of slide shows. */
const commands: Readonly<Record<string, PresentCommand>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  Enter: 'next',
  ' ': 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Backspace: 'previous',
  Home: 'first',
  End: 'last',
  Escape: 'end',
  // The start button of a clicker would load the page anew.
  F5: 'nothing',
}

/** Keys that write something, which people can switch off. */
const letters: Readonly<Record<string, PresentCommand>> = {
  n: 'notes',
  l: 'laser',
  f: 'full-screen',
  b: 'blank',
  // The black-screen button of a clicker.
  '.': 'blank',
}

/** Keys that a focused button or choice has for itself. */
const pressing = [' ', 'Enter']
const choosing = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/**
 * What a key means.
 * @param on the control that has the focus, if any
 * @param singleKeys whether letters do anything
 */
export function commandOf(
  { key, shiftKey, ctrlKey, metaKey, altKey }: Pressed,
  on: 'button' | 'choice' | undefined,
  singleKeys: boolean,
): PresentCommand | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  if (on !== undefined && pressing.includes(key)) return undefined
  if (on === 'choice' && choosing.includes(key)) return undefined
  if (key === ' ' && shiftKey) return 'previous'
  return commands[key] ?? (singleKeys ? letters[key.toLowerCase()] : undefined)
}
