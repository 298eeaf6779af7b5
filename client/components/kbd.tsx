import styles from './kbd.module.css'

const isApple = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform)

/** How a key is written here: signs on Apple's keyboards, words elsewhere. */
const signs: Readonly<Record<string, string>> = isApple
  ? { $mod: '⌘', Shift: '⇧', Alt: '⌥', Control: '⌃', Enter: '↩', Backspace: '⌫', Delete: '⌦', Escape: 'esc' }
  : { $mod: 'Ctrl', Delete: 'Del', Escape: 'Esc', Backspace: '⌫', Enter: '↵' }

const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

/** A tinykeys shortcut (`$mod+Shift+z`) as its keys are labelled on this computer. */
export function shortcutKeys(shortcut: string): readonly string[] {
  return shortcut.split('+').map((key) => signs[key] ?? arrows[key] ?? (key.length === 1 ? key.toUpperCase() : key))
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
