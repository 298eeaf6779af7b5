import { describe, expect, it } from 'vitest'
import { actions } from '../../../client/actions/registry.ts'
import { shortcutKeys } from '../../../client/components/kbd.tsx'

describe('a shortcut is written as its keys are labelled', () => {
  it('by codes of keys as by letters', () => {
    expect(shortcutKeys('$mod+Shift+KeyZ', false)).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(shortcutKeys('$mod+d', false)).toEqual(['Ctrl', 'D'])
    expect(shortcutKeys('Digit1', false)).toEqual(['1'])
    expect(shortcutKeys('$mod+Equal', false)).toEqual(['Ctrl', '+'])
    expect(shortcutKeys('$mod+Minus', false)).toEqual(['Ctrl', '−'])
    expect(shortcutKeys('$mod+-', false)).toEqual(['Ctrl', '−'])
    expect(shortcutKeys('Shift++', false)).toEqual(['Shift', '+'])
    expect(shortcutKeys('Delete', false)).toEqual(['Del'])
  })

  it('with their signs on a Mac', () => {
    expect(shortcutKeys('$mod+Shift+KeyZ', true)).toEqual(['⌘', '⇧', 'Z'])
    expect(shortcutKeys('Backspace', true)).toEqual(['⌫'])
  })

  const shortcuts = [...new Set(actions.flatMap((action) => action.shortcuts ?? []))]

  it.each(shortcuts)('%s, which does something on the canvas', (shortcut) => {
    for (const apple of [false, true]) {
      const keys = shortcutKeys(shortcut, apple)
      // One sign, or a word that stands on the keys of a keyboard.
      expect(keys.filter((key) => !/^(\S|Ctrl|Shift|Alt|Del|Esc|esc|PgUp|PgDn|F\d+)$/u.test(key))).toEqual([])
    }
  })
})
