/**
 * Keys that nobody has asked for anywhere on the page go to the map: one need not click it first.
 * @param focus gives the focus to what takes keys on the map
 * @returns what ends it
 */
export function takeKeysOfPage(focus: () => void): () => void {
  const pass = (event: KeyboardEvent) => {
    const isOwn = ['Tab', ' ', 'Shift', 'Control', 'Alt', 'Meta'].includes(event.key)
    if (event.target !== document.body || isOwn || event.defaultPrevented) return
    focus()
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) return
    const isTaken = !activeElement.dispatchEvent(new KeyboardEvent('keydown', event))
    if (isTaken) event.preventDefault()
  }
  window.addEventListener('keydown', pass, { capture: true })
  return () => window.removeEventListener('keydown', pass, { capture: true })
}
