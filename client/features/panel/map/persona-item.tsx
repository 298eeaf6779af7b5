import { ChevronDown, Trash2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { changePersona, deletePersona } from '../../../../journey/edits/personas.ts'
import type { Persona } from '../../../../journey/model/schema.ts'
import type { Colour } from '../../../../journey/model/vocabulary.ts'
import { Button, IconButton } from '../../../components/button.tsx'
import { ColourPicker } from '../../../components/colour-picker.tsx'
import { useText } from '../../../language/text.ts'
import { useEditor } from '../../../state/editor.ts'
import { LiveArea, LiveTitle } from '../fields/live-field.tsx'
import { usePanel } from '../panel-context.ts'
import { usePanelEdit } from '../panel-edit.ts'
import { Dot } from '../thing-name.tsx'
import styles from './map.module.css'

interface PersonaItemProps {
  readonly persona: Persona
  /** The colour of its curve: its own, or the one that its place among the personas gives it. */
  readonly colour: Colour
  /** Was added a moment ago: its name is asked for. */
  readonly isNew: boolean
}

/** A persona as a line with its name; opened, its colour, its notes, and its end. */
export function PersonaItem({ persona, colour, isNew }: PersonaItemProps) {
  const t = useText()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const { focus } = usePanel()
  const [open, setOpen] = useState(false)
  const bodyId = useId()
  const item = useRef<HTMLLIElement>(null)
  const { id, title, notes } = persona
  const name = title || t('untitled.persona')

  useEffect(() => {
    if (isNew) item.current?.querySelector('textarea')?.focus()
  }, [isNew])

  const change = (fields: Parameters<typeof changePersona>[2], gesture?: string) =>
    edit('step.changePersona', undefined, () => changePersona(doc, id, fields), gesture && `${gesture}:${id}`)
  return (
    <li ref={item} className={styles.persona} data-open={open || undefined}>
      <div className={styles.personaLine}>
        <Dot colour={colour} />
        <LiveTitle
          size="small"
          label={t('panel.personaName')}
          placeholder={t('untitled.persona')}
          value={title}
          write={(text) => change({ title: text }, 'title')}
        />
        <IconButton
          size="small"
          label={t(open ? 'panel.closePersona' : 'panel.openPersona', { name })}
          icon={<ChevronDown size={16} />}
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={() => setOpen(!open)}
          className={styles.toggle}
        />
      </div>
      {open && (
        <div id={bodyId} className={styles.personaBody}>
          <ColourPicker label={t('panel.colour')} value={colour} onChange={(next) => change({ colour: next })} />
          <LiveArea
            label={t('panel.notes')}
            labelHidden
            placeholder={t('panel.personaNotesPlaceholder')}
            value={notes}
            write={(text) => change({ notes: text }, 'notes')}
          />
          <Button
            size="small"
            variant="quiet"
            icon={<Trash2 size={14} />}
            className={styles.delete}
            onClick={() => {
              edit('step.deletePersona', undefined, () => deletePersona(doc, id))
              focus()
            }}
          >
            {t('panel.deletePersona')}
          </Button>
        </div>
      )}
    </li>
  )
}
