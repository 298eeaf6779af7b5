/** Keys that move the focus, or say nothing by themselves. */
const moving = ['Tab', ' ', 'Shift', 'Control', 'Alt', 'Meta']
/** Keys that a control has for itself, or that are too much for who may not see that the map has them. */
const pressing = ['Enter', 'Delete', 'Backspace']
/** Keys with which a menu is opened, or a group of choices walked. */
const walking = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']

/**
 * Keys that nobody has asked for anywhere on the page go to the map: one need not click it first. So do those pressed on
 * a button above the map that a pointer, or what was opened from there, has left the focus on; who has gone there with
 * Tab means the button.
 * @param focus gives the focus to what takes keys on the map
 * @returns what ends it
 */
export function takeKeysOfPage(focus: () => void): () => void {
  let isTabbed = false
  const ended = new AbortController()
  const options = { capture: true, signal: ended.signal }
  const pass = (event: KeyboardEvent) => {
    if (event.key === 'Tab') isTabbed = true
    const { target } = event
    if (moving.includes(event.key) || event.defaultPrevented) return
    if (target !== document.body && (isTabbed || !isLeftOn(target, event.key))) return
    focus()
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body || activeElement === target) return
    const isTaken = !activeElement.dispatchEvent(new KeyboardEvent('keydown', event))
    if (isTaken) event.preventDefault()
    // The button has lost the focus: what it would make of the key is no longer meant.
    if (target !== document.body) event.stopPropagation()
  }
  const forget = () => (isTabbed = false)
  window.addEventListener('keydown', pass, options)
  window.addEventListener('pointerdown', forget, options)
  window.addEventListener('focusin', ({ target }) => isWithin(target, '[role=grid], [role=tree]') && forget(), options)
  return () => ended.abort()
}

/** Whether a key on a control beside the map is none of its own. */
function isLeftOn(target: EventTarget | null, key: string): boolean {
  if (!isWithin(target, 'button') || !isWithin(target, 'header, [data-look-strip]')) return false
  if (isWithin(target, '[role=dialog], [role=menu], [aria-expanded=true]') || pressing.includes(key)) return false
  return !walking.includes(key) || !isWithin(target, '[aria-haspopup=menu], [role=radio], [role=tab]')
}

function isWithin(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null
}
