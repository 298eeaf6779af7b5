import { Bookmark, BookmarkPlus, Ellipsis } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { newId } from '../../../journey/model/id.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { View } from '../../../journey/model/schema.ts'
import { isSameLook, lookOfView, showsEverything } from '../../../journey/views/look.ts'
import { copyViewLink, moveViewBy, nameView, removeView, saveView, updateView } from '../../actions/saved-views.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { look as changeShown, showAll } from '../../actions/views.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../language/text.ts'
import { applyView } from '../../state/change-look.ts'
import { useEditorState } from '../../state/editor.ts'
import { useLiveName } from '../../state/use-live-name.ts'
import styles from './view-panel.module.css'

const noViews: readonly View[] = []

/** The views that are kept in the map: look through one, save what is shown now, change, order and delete them. */
export function SavedViews() {
  const text = useText()
  const context = useActions()
  const views = useEditorState((state) => state.map.views ?? noViews)
  const viewId = useEditorState((state) => state.viewId)
  const look = useEditorState((state) => state.look)
  const [naming, setNaming] = useState<{ readonly id: string; readonly making?: string }>()
  /** The view whose name was just ended by a key: the keyboard goes on there. */
  const [named, setNamed] = useState<string>()
  const save = () => {
    const making = newId()
    setNaming({ id: saveView(context(), text('view.named', { number: views.length + 1 }), making), making })
  }
  const isWhole = viewId === undefined && showsEverything(look) && look.curves === undefined
  return (
    <section className={styles.section} data-saved-views>
      <h2 className={styles.legend}>{text('view.saved')}</h2>
      <ul className={styles.views}>
        <li className={styles.view}>
          <button type="button" className={styles.apply} aria-pressed={isWhole} onClick={() => showAll.run(context())}>
            <span className={styles.checkName}>{text('view.all')}</span>
          </button>
        </li>
        {views.map((view, index) =>
          naming?.id === view.id ? (
            <li key={view.id}>
              <ViewName
                view={view}
                making={naming.making}
                onEnd={(isByKey) => {
                  setNaming(undefined)
                  setNamed(isByKey ? view.id : undefined)
                }}
              />
            </li>
          ) : (
            <ViewLine
              key={view.id}
              view={view}
              index={index}
              count={views.length}
              isApplied={view.id === viewId}
              isChanged={view.id === viewId && !isSameLook(lookOfView(view), look)}
              takesFocus={view.id === named}
              onRename={() => setNaming({ id: view.id })}
            />
          ),
        )}
      </ul>
      <Button icon={<BookmarkPlus size={16} />} onClick={save}>
        {text('view.save')}
      </Button>
      {(views.length === 0 || naming?.making !== undefined) && <p className={styles.hint}>{text('view.savedHint')}</p>}
    </section>
  )
}

interface ViewLineProps {
  readonly view: View
  readonly index: number
  readonly count: number
  readonly isApplied: boolean
  readonly isChanged: boolean
  readonly takesFocus: boolean
  readonly onRename: () => void
}

function ViewLine({ view, index, count, isApplied, isChanged, takesFocus, onRename }: ViewLineProps) {
  const text = useText()
  const context = useActions()
  const { id } = view
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    if (takesFocus) button.current?.focus()
  }, [takesFocus])
  const title = view.title || text('view.untitled')
  return (
    <li className={styles.view}>
      <button
        ref={button}
        type="button"
        className={styles.apply}
        aria-pressed={isApplied}
        onClick={() => changeShown(context(), () => applyView(context().editor, id))}
      >
        <Bookmark size={14} className={styles.sign} fill={isApplied ? 'currentColor' : 'none'} aria-hidden />
        <span className={styles.checkName} dir="auto">
          {title}
        </span>
        {isChanged && <span className={styles.changed}>{text('view.changed')}</span>}
      </button>
      <Menu
        align="end"
        trigger={<IconButton size="small" label={text('view.menuOf', { title })} icon={<Ellipsis size={16} />} />}
        items={[
          { label: text('view.rename'), onSelect: onRename },
          { label: text('view.update'), disabled: !isChanged, onSelect: () => updateView(context(), id) },
          { label: text('view.copyLink'), onSelect: () => void copyViewLink(context(), view) },
          { kind: 'separator' },
          { label: text('view.moveUp'), disabled: index === 0, onSelect: () => moveViewBy(context(), id, -1) },
          { label: text('view.moveDown'), disabled: index === count - 1, onSelect: () => moveViewBy(context(), id, 1) },
          { kind: 'separator' },
          { label: text('view.delete'), danger: true, onSelect: () => removeView(context(), view) },
        ]}
        // Renaming takes the focus itself.
        onCloseAutoFocus={(event) => {
          if (document.querySelector('[data-view-name]')) event.preventDefault()
        }}
      />
    </li>
  )
}

interface ViewNameProps {
  readonly view: View
  /** The gesture that saved it, when that was just now. */
  readonly making: string | undefined
  readonly onEnd: (isByKey: boolean) => void
}

/** Asks for a view's name; every letter of it is on the map at once. Enter and Escape end that, and not the panel around it. */
function ViewName({ view: { id, title }, making, onEnd }: ViewNameProps) {
  const text = useText()
  const context = useActions()
  const first = useRef(title)
  const isByKey = useRef(false)
  const write = (name: string) => nameView(context(), id, name, making)
  const live = useLiveName<HTMLInputElement>({
    value: title,
    write,
    // A view is called for by its name.
    done: (name) => name === '' && write(first.current),
  })
  const { ref } = live
  useLayoutEffect(() => {
    ref.current?.focus()
    ref.current?.select()
  }, [ref])
  return (
    <TextField
      {...live}
      label={text('view.saveName')}
      labelHidden
      placeholder={text('view.saveName')}
      maxLength={limits.nameLength}
      dir="auto"
      data-view-name
      data-has-escape
      onBlur={() => {
        live.onBlur()
        if (document.activeElement !== ref.current) onEnd(isByKey.current)
      }}
      onKeyDown={(event) => {
        const { key } = event
        if (event.nativeEvent.isComposing || (key !== 'Escape' && key !== 'Enter')) return
        event.preventDefault()
        event.stopPropagation()
        isByKey.current = true
        event.currentTarget.blur()
      }}
    />
  )
}
