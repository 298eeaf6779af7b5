import { type KeyboardEvent, useState } from 'react'
import { optionId } from './listbox.tsx'
import type { Option } from './option-list.tsx'

interface OptionKeys {
  /** Index of the option that Enter takes; −1: none. */
  readonly active: number
  /** Whether that one is only suggested: the first arrow down walks to it, not past it; up, to the last. */
  readonly suggested: boolean
  setOpen(open: boolean): void
  /** Starts over, as the options have changed. `first` suggests the first of them. */
  restart(first: boolean): void
  /** Whether the key was meant for the list; `onPick` is called when it took an option. */
  onKeyDown(event: KeyboardEvent<HTMLElement>, onPick: (option: Option) => void): boolean
  /** What makes a text field the list's field. */
  readonly attributes: {
    readonly role: 'combobox'
    readonly 'aria-autocomplete': 'list'
    readonly 'aria-expanded': boolean
    readonly 'aria-controls': string | undefined
    readonly 'aria-activedescendant': string | undefined
  }
}

/**
 * The keyboard of a text field with a list below it: arrows walk the list, Enter takes an option, Escape closes it.
 * Whether the list is open is the field's state, so that it need not look for options while it is closed.
 */
export function useOptionKeys(
  listId: string,
  options: readonly Option[],
  [open, setOpenState]: readonly [boolean, (open: boolean) => void],
  /** Whether the first option is walked to from the start, as in a list that is always in sight. */
  first = false,
): OptionKeys {
  const [wanted, setWanted] = useState(first ? 0 : -1)
  const [suggested, setSuggested] = useState(false)
  const active = Math.min(wanted, options.length - 1)
  const isShown = open && options.length > 0

  const setActive = (next: number, isSuggestion = false) => {
    setWanted(next)
    setSuggested(isSuggestion)
  }
  const setOpen = (next: boolean) => {
    setOpenState(next)
    if (!next) setActive(-1)
  }
  const walk = (step: 1 | -1) => {
    if (!open) return setOpenState(true)
    if (suggested && active >= 0) return setActive(step === 1 ? active : options.length - 1)
    // One place more than there are options: in the field itself.
    const places = options.length + 1
    setActive(((active + 1 + step + places) % places) - 1)
  }
  return {
    active,
    suggested,
    setOpen,
    restart: (first) => setActive(first ? 0 : -1, first),
    onKeyDown(event, onPick) {
      if (event.nativeEvent.isComposing) return false
      const option = options[active]
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walk(event.key === 'ArrowDown' ? 1 : -1)
      else if (event.key === 'Enter' && open && option) onPick(option)
      else if (event.key === 'Escape' && isShown) setOpen(false)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
    attributes: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': isShown,
      'aria-controls': isShown ? listId : undefined,
      'aria-activedescendant': isShown && active >= 0 ? optionId(listId, active) : undefined,
    },
  }
}
