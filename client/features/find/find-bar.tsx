import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useId, useLayoutEffect, useRef } from 'react'
import { findNext, findPrevious } from '../../actions/find.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { IconButton } from '../../components/button.tsx'
import { optionId } from '../../components/listbox.tsx'
import { useText } from '../../language/text.ts'
import { useEditor } from '../../state/editor.ts'
import { useFindState } from '../../state/use-find.ts'
import styles from './find-bar.module.css'
import { HitList } from './hit-list.tsx'
import { useFindEngine } from './use-find-engine.ts'

/**
 * Finds anything on the open map, as an editor's search does: Enter and F3 go on, with Shift back, Escape ends it and
 * gives the focus back. It stands over the map or its outline, and what it goes to is shown beside it.
 */
export function FindBar() {
  const open = useFindState((state) => state.open)
  return open ? <OpenFindBar /> : null
}

function OpenFindBar() {
  const text = useText()
  const editor = useEditor()
  const context = useActions()
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const cameFrom = useRef<Element>(null)
  const asked = useFindState((state) => state.asked)
  const query = useFindState((state) => state.query)
  const hits = useFindState((state) => state.hits)
  const at = useFindState((state) => state.at)
  const { search, settle } = useFindEngine()
  // What is typed comes first, then the list.
  const listed = useDeferredValue(hits)
  const listedQuery = useDeferredValue(query)

  useLayoutEffect(() => {
    if (asked === 0) return
    if (document.activeElement !== field.current) cameFrom.current = document.activeElement
    field.current?.focus()
    field.current?.select()
  }, [asked])
  useLayoutEffect(() => {
    const { typedAhead } = editor.find.getState()
    editor.find.setState({ ready: true, typedAhead: undefined })
    if (typedAhead !== undefined) {
      search(typedAhead)
      // What is typed on comes behind it.
      field.current?.setSelectionRange(typedAhead.length, typedAhead.length)
    }
    return () => editor.find.setState({ ready: false })
  }, [editor, search])
  const close = () => {
    settle()
    const before = cameFrom.current
    editor.find.setState({ open: false })
    const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body
    // On the map itself the keyboard goes on at what was found, not where it was before.
    if (isThere && !before.closest('[role=grid], [role=tree]')) before.focus({ preventScroll: true })
    else context().view.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.target !== field.current) return
    else if (event.key === 'Enter') goOn(event.shiftKey ? 'back' : 'on')
    else if (event.key === 'ArrowDown') goOn('on')
    else if (event.key === 'ArrowUp') goOn('back')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const goOn = (way: 'on' | 'back') => {
    settle()
    const action = way === 'on' ? findNext : findPrevious
    if (action.isEnabled(context())) action.run(context())
  }
  const isEmpty = query.trim() === ''
  const count = isEmpty
    ? ''
    : hits.length === 0
      ? text('find.nothing')
      : text('find.count', { at: at + 1, count: hits.length })
  return (
    // The keys are those of the field inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <search className={styles.bar} data-find data-covers onKeyDown={onKeyDown} aria-label={text('find.label')}>
      <div className={styles.line}>
        <Search size={16} className={styles.sign} aria-hidden />
        <input
          ref={field}
          className={styles.field}
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={at >= 0 ? optionId(listId, at) : undefined}
          aria-autocomplete="list"
          aria-label={text('find.label')}
          placeholder={text('find.placeholder')}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          maxLength={120}
          value={query}
          onChange={(event) => search(event.target.value)}
        />
        <output className={styles.count} data-nothing={(!isEmpty && hits.length === 0) || undefined}>
          {count}
        </output>
        <IconButton
          size="small"
          label={text('find.previous')}
          shortcut="Shift+Enter"
          icon={<ChevronUp size={16} />}
          disabled={hits.length === 0}
          onClick={() => goOn('back')}
        />
        <IconButton
          size="small"
          label={text('find.next')}
          shortcut="Enter"
          icon={<ChevronDown size={16} />}
          disabled={hits.length === 0}
          onClick={() => goOn('on')}
        />
        <IconButton size="small" label={text('find.close')} shortcut="Escape" icon={<X size={16} />} onClick={close} />
      </div>
      <HitList id={listId} query={listedQuery} hits={listed} at={Math.min(at, listed.length - 1)} />
    </search>
  )
}
