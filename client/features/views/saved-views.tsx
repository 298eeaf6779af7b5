import { Bookmark, BookmarkPlus, Ellipsis } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { limits } from '../../../journey/model/limits.ts'
import type { View } from '../../../journey/model/schema.ts'
import { isSameLook, lookOfView, showsEverything } from '../../../journey/views/look.ts'
import { copyViewLink, moveViewBy, removeView, renameView, saveView, updateView } from '../../actions/saved-views.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { look as changeShown, showAll } from '../../actions/views.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../language/text.ts'
import { applyView } from '../../state/change-look.ts'
import { useEditorState } from '../../state/editor.ts'
import styles from './view-panel.module.css'

const noViews: readonly View[] = []
/** Stands for the view that is being saved; no id of a map. */
const unsaved = ':new'

/** The views that are kept in the map: look through one, save what is shown now, change, order and delete them. */
export function SavedViews() {
  const text = useText()
  const context = useActions()
  const views = useEditorState((state) => state.map.views ?? noViews)
  const viewId = useEditorState((state) => state.viewId)
  const look = useEditorState((state) => state.look)
  const [naming, setNaming] = useState<string>()
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
          naming === view.id ? (
            <li key={view.id}>
              <NameForm
                first={view.title}
                action={text('view.saveNow')}
                onName={(title) => renameView(context(), view.id, title)}
                onEnd={() => setNaming(undefined)}
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
              onRename={() => setNaming(view.id)}
            />
          ),
        )}
      </ul>
      {naming === unsaved ? (
        <NameForm
          first=""
          action={text('view.saveNow')}
          onName={(title) => saveView(context(), title)}
          onEnd={() => setNaming(undefined)}
        />
      ) : (
        <Button icon={<BookmarkPlus size={16} />} onClick={() => setNaming(unsaved)}>
          {text('view.save')}
        </Button>
      )}
      {(views.length === 0 || naming === unsaved) && <p className={styles.hint}>{text('view.savedHint')}</p>}
    </section>
  )
}

interface ViewLineProps {
  readonly view: View
  readonly index: number
  readonly count: number
  readonly isApplied: boolean
  readonly isChanged: boolean
  readonly onRename: () => void
}

function ViewLine({ view, index, count, isApplied, isChanged, onRename }: ViewLineProps) {
  const text = useText()
  const context = useActions()
  const { id } = view
  const title = view.title || text('view.untitled')
  return (
    <li className={styles.view}>
      <button
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

interface NameFormProps {
  readonly first: string
  readonly action: string
  readonly onName: (title: string) => void
  readonly onEnd: () => void
}

/** Asks for a view's name. Escape ends that, and not the panel around it. */
function NameForm({ first, action, onName, onEnd }: NameFormProps) {
  const text = useText()
  const [title, setTitle] = useState(first)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return
    onName(title.trim())
    onEnd()
  }
  return (
    // The keys are those of the field inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.nameForm}
      data-view-name
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        onEnd()
      }}
    >
      <TextField
        label={text('view.saveName')}
        value={title}
        maxLength={limits.nameLength}
        dir="auto"
        // The form was asked for: one goes on typing.
        ref={(field) => field?.focus()}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className={styles.buttons}>
        <Button variant="quiet" onClick={onEnd}>
          {text('view.cancel')}
        </Button>
        <Button type="submit" variant="primary" disabled={title.trim() === ''}>
          {action}
        </Button>
      </div>
    </form>
  )
}
