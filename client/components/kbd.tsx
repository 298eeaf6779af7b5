import styles from './kbd.module.css'

const isApple = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform)

/** How a key is written: signs on Apple's keyboards, words elsewhere. */
const appleSigns: Readonly<Record<string, string>> = {
  $mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Control: '⌃',
  Enter: '↩',
  Backspace: '⌫',
  Delete: '⌦',
  Escape: 'esc',
}
const otherSigns: Readonly<Record<string, string>> = {
  $mod: 'Ctrl',
  Control: 'Ctrl',
  Delete: 'Del',
  Escape: 'Esc',
  Backspace: '⌫',
  Enter: '↵',
}

/** Keys that are written alike everywhere. `=` is the key that bears the plus. */
const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Equal: '+',
  '=': '+',
  Minus: '−',
  '-': '−',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

/** A tinykeys shortcut (`$mod+Shift+KeyZ`) as its keys are labelled on this computer. */
export function shortcutKeys(shortcut: string, apple: boolean = isApple): readonly string[] {
  const own = apple ? appleSigns : otherSigns
  // The plus itself is a key too, as in `Shift++`.
  return shortcut.split(/(?<=[^+])\+(?=.)/).map((code) => {
    const key = code.replace(/^(Key|Digit)(?=.$)/, '')
    return own[key] ?? signs[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  })
}

/** A keyboard shortcut, drawn as keys. `keys` is written as tinykeys does: `$mod+d`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles.keys}>
      {shortcutKeys(keys).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </kbd>
  )
}
