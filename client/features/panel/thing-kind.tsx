import { Columns3, Layers, Map as MapIcon, Spline } from 'lucide-react'
import type { ReactNode } from 'react'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { type Text, useText } from '../../language/text.ts'
import { type Thing, useEditorState } from '../../state/editor.ts'
import { Icon } from '../../components/icon.tsx'
import styles from './side-panel.module.css'

interface ThingKindProps {
  /** What is selected; nothing is the map. */
  readonly things: readonly Thing[]
  /** Says its title as well, where nothing else of the panel is in sight. */
  readonly withTitle: boolean
}

/** What kind of thing the panel shows: its heading. */
export function ThingKind({ things, withTitle }: ThingKindProps) {
  const t = useText()
  const lanes = useEditorState(({ map }) => map.lanes)
  const mapTitle = useEditorState(({ map }) => map.meta.title)
  const [first, second] = things
  const title = first === undefined ? mapTitle : 'title' in first.value && second === undefined ? first.value.title : ''
  const [icon, words] = kindOf(things, lanes, t)
  return (
    <h2 className={styles.kind}>
      {icon}
      <span>{words}</span>
      {withTitle && title !== '' && (
        <span className={styles.peekTitle} dir="auto">
          {title}
        </span>
      )}
    </h2>
  )
}

function kindOf(things: readonly Thing[], lanes: JourneyMap['lanes'], t: Text): [ReactNode, string] {
  const [thing, second] = things
  if (!thing) return [<MapIcon key="icon" size={16} aria-hidden />, t('panel.map')]
  if (second) return [<Layers key="icon" size={16} aria-hidden />, t('panel.selection')]
  if (thing.kind === 'stage') return [<Columns3 key="icon" size={16} aria-hidden />, t('panel.stage')]
  if (thing.kind === 'link') return [<Spline key="icon" size={16} aria-hidden />, t('panel.link')]
  if (thing.kind === 'lane') return [<Icon key="icon" name={`lane-${thing.value.role}`} size={16} />, t('panel.lane')]
  const role = lanes.find(({ id }) => id === thing.value.place.lane)?.role ?? 'note'
  return [<Icon key="icon" name={`lane-${role}`} size={16} />, t(`panel.card-${role}`)]
}
