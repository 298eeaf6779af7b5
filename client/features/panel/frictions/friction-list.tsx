import { useCallback, useMemo, useState } from 'react'
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
import item from '../item-list.module.css'

interface AddFrictionProps {
  /** What the field asks for, where it is not for one thing alone. */
  readonly placeholder?: string
  /** Cards and stages; none is the map as a whole. */
  readonly on: readonly string[]
  /** Keys of the library that are not offered: what stands there already. */
  readonly used?: ReadonlySet<string | undefined>
  readonly onAdded?: (id: string) => void
}

const nothing: ReadonlySet<string | undefined> = new Set()

/** A search over the library that adds a friction to one or more places. */
export function AddFriction({ on, used = nothing, onAdded, placeholder }: AddFrictionProps) {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()

  const search = useCallback(
    (query: string) =>
      searchFrictions(query, language)
        .filter(({ key }) => !used.has(key))
        .map((friction) => ({
          key: friction.key,
          label: friction[language],
          detail: label('frictionKind', friction.kind, language),
        })),
    [used, language],
  )
  const add = (fields: Pick<Friction, 'title' | 'severity'> & Partial<Friction>) => {
    const id = edit('step.addFriction', on[0], () => addFriction(doc, { ...fields, on, status: 'open' }))
    onAdded?.(id)
  }
  return (
    <Picker
      label={placeholder ?? t('panel.addFriction')}
      placeholder={placeholder ?? t('panel.addFrictionPlaceholder', { count: libraryFrictions.length })}
      search={search}
      fits={({ key }, query) => isNamed(frictionOf(key), query)}
      onPick={({ key }) => {
        const known = frictionOf(key)
        if (!known) return
        const { kind, severity, lossBucket } = known
        add({ title: known[language], key, kind, severity, lossBucket })
      }}
      onOwnWords={(title) => add({ title, severity: 2 })}
      maxLength={limits.titleLength}
      answers="friction"
    />
  )
}

interface FrictionListProps {
  /** Card or stage; undefined is the map as a whole. */
  readonly on: string | undefined
  readonly frictions: readonly Friction[]
}

/** What gets in the way at one place, and a search over the library to add more. */
export function FrictionList({ on, frictions }: FrictionListProps) {
  const t = useText()
  const [open, setOpen] = useState<string>()
  const places = useMemo(() => (on === undefined ? [] : [on]), [on])
  const used = useMemo(() => new Set(frictions.map(({ key }) => key)), [frictions])
  return (
    <div className={item.list}>
      <div className={item.add}>
        <AddFriction on={places} used={used} onAdded={setOpen} />
      </div>
      {frictions.length === 0 && (
        <p className={item.empty}>{t(on === undefined ? 'panel.noFrictionsOnMap' : 'panel.noFrictions')}</p>
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
