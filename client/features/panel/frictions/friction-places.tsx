import { X } from 'lucide-react'
import { setFrictionPlace } from '../../../../journey/edits/frictions.ts'
import type { Friction } from '../../../../journey/model/schema.ts'
import { IconButton } from '../../../components/button.tsx'
import { useText } from '../../../language/text.ts'
import { findThing, useEditor, useEditorState } from '../../../state/editor.ts'
import { Picker } from '../fields/picker.tsx'
import { usePlaceSearch } from '../fields/use-place-search.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { useGoTo } from '../panel-context.ts'
import styles from './frictions.module.css'

/** Where a friction occurs: touchpoints, other cards, stages; nowhere in particular is the journey as a whole. */
export function FrictionPlaces({ friction }: { readonly friction: Friction }) {
  const t = useText()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const goTo = useGoTo()
  const map = useEditorState((state) => state.map)
  const searchPlaces = usePlaceSearch('places')
  const set = (place: string, on: boolean) =>
    edit('step.frictionPlace', place, () => setFrictionPlace(doc, friction.id, place, on))
  return (
    <div className={styles.places}>
      {friction.on.length === 0 && <span className={styles.wholeMap}>{t('panel.wholeJourney')}</span>}
      {friction.on.length > 0 && (
        <ul>
          {friction.on.map((id) => {
            const thing = findThing(map, id)
            const title = (thing && 'title' in thing.value && thing.value.title) || t('untitled.card')
            return (
              <li key={id} className={styles.place}>
                <button type="button" className={styles.placeTitle} dir="auto" onClick={() => goTo(id)}>
                  {title}
                </button>
                <IconButton
                  size="small"
                  label={t('panel.removePlace', { title })}
                  icon={<X size={14} />}
                  onClick={() => set(id, false)}
                />
              </li>
            )
          })}
        </ul>
      )}
      <Picker
        stays
        label={t('panel.addPlace')}
        placeholder={t('panel.addPlace')}
        search={(query) =>
          searchPlaces(query).map((option) => ({ ...option, chosen: friction.on.includes(option.key) }))
        }
        onPick={({ key, chosen = false }) => set(key, !chosen)}
      />
    </div>
  )
}
