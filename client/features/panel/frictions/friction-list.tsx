import { useCallback, useState } from 'react'
import { addFriction } from '../../../../journey/edits/frictions.ts'
import { frictionOf, libraryFrictions, searchFrictions } from '../../../../journey/library/frictions.ts'
import { label } from '../../../../journey/library/words.ts'
import { limits } from '../../../../journey/model/limits.ts'
import type { Friction } from '../../../../journey/model/schema.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor } from '../../../state/editor.ts'
import { isNamed } from '../fields/is-named.ts'
import { Picker } from '../fields/picker.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { FrictionItem } from './friction-item.tsx'
import { inOrder } from './friction-order.ts'
import styles from './frictions.module.css'

interface FrictionListProps {
  /** Card or stage; undefined is the map as a whole. */
  readonly on: string | undefined
  readonly frictions: readonly Friction[]
}

/** What gets in the way at one place, and a search over the library to add more. */
export function FrictionList({ on, frictions }: FrictionListProps) {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const [open, setOpen] = useState<string>()
  const places = on === undefined ? [] : [on]

  const search = useCallback(
    (query: string) => {
      const used = new Set(frictions.map(({ key }) => key))
      return searchFrictions(query, language)
        .filter(({ key }) => !used.has(key))
        .map((friction) => ({
          key: friction.key,
          label: friction[language],
          detail: label('frictionKind', friction.kind, language),
        }))
    },
    [frictions, language],
  )
  const addFromLibrary = (key: string) => {
    const known = frictionOf(key)
    if (!known) return
    const { kind, severity, lossBucket } = known
    const fields = { title: known[language], key, kind, severity, lossBucket, on: places, status: 'open' } as const
    setOpen(edit('step.addFriction', on, () => addFriction(doc, fields)))
  }
  const addOwn = (title: string) => {
    setOpen(edit('step.addFriction', on, () => addFriction(doc, { title, on: places, severity: 2, status: 'open' })))
  }
  return (
    <div className={styles.list}>
      <div className={styles.add}>
        <Picker
          label={t('panel.addFriction')}
          placeholder={t('panel.addFrictionPlaceholder', { count: libraryFrictions.length })}
          search={search}
          fits={({ key }, query) => isNamed(frictionOf(key), query)}
          onPick={({ key }) => addFromLibrary(key)}
          onOwnWords={addOwn}
          maxLength={limits.titleLength}
        />
      </div>
      {frictions.length === 0 && (
        <p className={styles.empty}>{t(on === undefined ? 'panel.noFrictionsOnMap' : 'panel.noFrictions')}</p>
      )}
      <ul>
        {inOrder(frictions).map((friction) => (
          <FrictionItem
            key={friction.id}
            friction={friction}
            on={on}
            open={friction.id === open}
            onToggle={() => setOpen(friction.id === open ? undefined : friction.id)}
          />
        ))}
      </ul>
    </div>
  )
}
