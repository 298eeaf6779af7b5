import { type CSSProperties, memo } from 'react'
import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import type { Person } from '../../services/presence.ts'
import { classNames } from '../../components/class-names.ts'
import { usePeople } from '../../state/people.ts'
import { useCanvas } from './canvas-context.ts'
import { useCanvasState } from './canvas-state.ts'
import { useViewportState } from './viewport.tsx'
import styles from './people-layer.module.css'

/** Other people on the sheet: their pointers, what they have selected, and what they are dragging. */
export function PeopleLayer() {
  const { presence } = useCanvas()
  const people = usePeople(presence)
  const zoom = useViewportState((state) => state.transform[2])
  const layout = useCanvasState((state) => state.layout)
  if (people.length === 0) return null
  return (
    <div aria-hidden className={styles.layer} style={{ '--unzoom': 1 / zoom } as CSSProperties}>
      {people.map((person) => (
        <PersonMarks key={person.clientId} person={person} layout={layout} />
      ))}
    </div>
  )
}

interface PersonMarksProps {
  readonly person: Person
  readonly layout: MapLayout
}

/** One person's marks; drawn again when that person does something, not when others do. */
const PersonMarks = memo(function PersonMarks({ person, layout }: PersonMarksProps) {
  const style = {
    '--person': `var(--j-${person.user.colour}-strong)`,
    '--person-ink': 'var(--j-surface-raised)',
  } as CSSProperties
  const dragged = new Set(person.drag.map(({ cardId }) => cardId))
  const boxes = person.selection.flatMap((id): { id: string; box: Box }[] => {
    const box = boxOf(layout, id)
    return box && !dragged.has(id) ? [{ id, box }] : []
  })
  return (
    <div style={style}>
      {boxes.map(({ id, box }, index) => (
        <div key={id} className={styles.selection} style={place(box)} data-person-selection={id}>
          {index === 0 && !person.cursor && <span className={styles.tag}>{person.user.name}</span>}
        </div>
      ))}
      {person.drag.slice(0, 1).map(({ cardId, x, y }) => {
        const box = layout.cardById.get(cardId)
        return (
          box && (
            <div
              key={cardId}
              className={classNames(styles.drag, person.drag.length > 1 && styles.pile)}
              style={place({ ...box, x, y })}
              data-person-drag={cardId}
            >
              <span className={styles.dragTitle}>{box.content.title.lines.map(({ text }) => text).join(' ')}</span>
              {person.drag.length > 1 && <span className={styles.dragCount}>{person.drag.length}</span>}
            </div>
          )
        )
      })}
      {person.cursor && (
        <div className={styles.cursor} style={{ transform: `translate(${person.cursor.x}px, ${person.cursor.y}px)` }}>
          <div className={styles.pointer}>
            <svg width="18" height="18" viewBox="0 0 18 18">
              <path
                d="M2 1.5 15.5 8 9.4 9.7 6.6 15.6Z"
                fill="var(--person)"
                stroke="var(--person-ink)"
                strokeWidth="1.5"
              />
            </svg>
            <span className={styles.tag}>{person.user.name}</span>
          </div>
        </div>
      )}
    </div>
  )
})

function boxOf(layout: MapLayout, id: string): Box | undefined {
  return layout.cardById.get(id) ?? layout.stageById.get(id)?.header ?? layout.laneById.get(id)?.label
}

function place({ x, y, width, height }: Box): CSSProperties {
  return { transform: `translate(${x}px, ${y}px)`, width, height }
}
