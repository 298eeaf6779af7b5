/** Whether the keyboard is in a field that Escape ends: what is open around it stays. Such a field has `data-has-escape`. */
export function hasEscape(): boolean {
  return document.activeElement?.hasAttribute('data-has-escape') ?? false
}
