import { X } from 'lucide-react'
import { changeImport, deleteImport } from '../../../journey/edits/imports.ts'
import { limits } from '../../../journey/model/limits.ts'
import { IconButton } from '../../components/button.tsx'
import { LiveName } from '../../components/live-name.tsx'
import styles from '../../components/table/table-dialog.module.css'
import { useText } from '../../language/text.ts'
import { announce } from '../../state/announcements.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'

/** The tables that the map knows how to read: each can be named, and forgotten. */
export function KeptTables() {
  const text = useText()
  const editor = useEditor()
  const kept = useEditorState(({ map }) => map.imports)
  if (!kept || kept.length === 0) return null
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{text('imports.kept')}</h3>
      <p className={styles.quiet}>{text('imports.keptHint')}</p>
      <ul className={styles.kept}>
        {kept.map(({ id, title }) => (
          <li key={id}>
            <LiveName
              label={text('imports.keptName')}
              value={title}
              maxLength={limits.titleLength}
              write={(next) =>
                editor.edit(
                  'step.renameImport',
                  undefined,
                  () => changeImport(editor.doc, id, { title: next }),
                  `rename:${id}`,
                )
              }
            />
            <IconButton
              size="small"
              label={text('imports.forget', { title })}
              icon={<X size={16} />}
              onClick={() => {
                editor.edit('step.forgetImport', undefined, () => deleteImport(editor.doc, id))
                announce(text('imports.forgotten', { title }))
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
