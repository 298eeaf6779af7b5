import { Columns3, Layers, Map as MapIcon, Spline } from 'lucide-react'
import type { ReactNode } from 'react'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { type Text, useText } from '../../language/text.ts'
import { type Thing, useEditorState } from '../../state/editor.ts'
import { Icon } from './icon.tsx'
import styles from './side-panel.module.css'

/** What kind of thing the panel shows: its heading. */
export function ThingKind({ things }: { readonly things: readonly Thing[] }) {
  const t = useText()
  const lanes = useEditorState(({ map }) => map.lanes)
  const [icon, words] = kindOf(things, lanes, t)
  return (
    <h2 className={styles.kind}>
      {icon}
      <span>{words}</span>
    </h2>
  )
}

function kindOf(things: readonly Thing[], lanes: JourneyMap['lanes'], t: Text): [ReactNode, string] {
  const [thing, second] = things
  if (!thing) return [<MapIcon key="icon" size={16} aria-hidden />, t('panel.map')]
  if (second) return [<Layers key="icon" size={16} aria-hidden />, t('panel.selectedCount', { count: things.length })]
  switch (thing.kind) {
    case 'stage':
      return [<Columns3 key="icon" size={16} aria-hidden />, t('panel.stage')]
    case 'link':
      return [<Spline key="icon" size={16} aria-hidden />, t('panel.link')]
    case 'lane':
      return [<Icon key="icon" name={`lane-${thing.value.role}`} size={16} />, t('panel.lane')]
    case 'card': {
      const role = lanes.find(({ id }) => id === thing.value.place.lane)?.role ?? 'note'
      return [<Icon key="icon" name={`lane-${role}`} size={16} />, t(`panel.card-${role}`)]
    }
  }
}
