import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { addPersona } from '../../../../journey/edits/personas.ts'
import { personaColour } from '../../../../journey/layout/emotion-personas.ts'
import { limits } from '../../../../journey/model/limits.ts'
import { colours } from '../../../../journey/model/vocabulary.ts'
import { Button, IconButton } from '../../../components/button.tsx'
import { useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { usePanelEdit } from '../panel-edit.ts'
import { Section } from '../section.tsx'
import styles from './map.module.css'
import { PersonaItem } from './persona-item.tsx'

/** Whose journey it is: the personas that emotions are rated for. */
export function PersonaSection() {
  const t = useText()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const personas = useEditorState(({ map }) => map.personas)
  const [added, setAdded] = useState<string>()
  const isFull = personas.length >= limits.personasToAdd

  const add = () => {
    const used = new Set(personas.map(personaColour))
    const colour = colours.find((candidate) => candidate !== 'slate' && !used.has(candidate)) ?? 'slate'
    setAdded(edit('step.addPersona', undefined, () => addPersona(doc, { title: '', colour })))
  }
  return (
    <Section
      title={t('panel.personas')}
      count={personas.length}
      action={
        <IconButton
          size="small"
          label={isFull ? t('panel.personasFull', { count: limits.personasToAdd }) : t('panel.addPersona')}
          icon={<UserPlus size={16} />}
          aria-disabled={isFull}
          onClick={() => !isFull && add()}
        />
      }
    >
      {personas.length === 0 && (
        <div className={styles.empty}>
          <p>{t('panel.noPersonas')}</p>
          <Button size="small" icon={<UserPlus size={16} />} onClick={add}>
            {t('panel.addPersona')}
          </Button>
        </div>
      )}
      <ul className={styles.personas}>
        {personas.map((persona, index) => (
          <PersonaItem
            key={persona.id}
            persona={persona}
            colour={personaColour(persona, index)}
            isNew={persona.id === added}
          />
        ))}
      </ul>
    </Section>
  )
}
