import { Expand, MousePointer2, NotebookText, Rows3, Shrink, X } from 'lucide-react'
import { AvatarStack } from '../../components/avatar.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useMedia } from '../../components/use-media.ts'
import { useText } from '../../language/text.ts'
import { hasFullScreen } from '../../services/full-screen.ts'
import type { PresentPerson } from '../../state/people.ts'
import type { PresentChoices } from './choices.ts'
import styles from './presentation.module.css'
import { orders } from './steps.ts'

interface PresenterBarProps {
  readonly choices: PresentChoices
  readonly onChoose: (change: Partial<PresentChoices>) => void
  readonly followers: readonly PresentPerson[]
  /** Whether the connection is lost, and with it who followed. */
  readonly isAlone: boolean
  readonly isLaserOn: boolean
  readonly onLaser: () => void
  readonly isFull: boolean
  readonly onFull: () => void
  readonly onEnd: () => void
}

/** What a presenter has at hand: it is there when the mouse moves or the keyboard comes, and out of the way otherwise. */
export function PresenterBar(props: PresenterBarProps) {
  const { choices, onChoose, followers, isAlone, isLaserOn, onLaser, isFull, onFull, onEnd } = props
  const text = useText()
  const mostFaces = useMedia('(max-width: 519.98px)') ? 1 : 5
  return (
    <div className={styles.bar} role="toolbar" aria-label={text('present.controls')} data-controls>
      <Button variant="secondary" icon={<X size={16} />} onClick={onEnd} aria-label={text('present.end')}>
        <span className={styles.endWords}>{text('present.end')}</span>
      </Button>
      <Segmented
        label={text('present.order')}
        options={orders.map((value) => ({ value, label: text(`present.order-${value}`) }))}
        value={choices.order}
        onChange={(order) => onChoose({ order })}
      />
      <div className={styles.room} />
      {followers.length > 0 && <AvatarStack label={text('present.followers')} people={followers} most={mostFaces} />}
      {isAlone && <span className={styles.alone}>{text('present.offline')}</span>}
      <IconButton
        label={text('present.allLanes')}
        icon={<Rows3 size={18} />}
        pressed={choices.allLanes}
        onClick={() => onChoose({ allLanes: !choices.allLanes })}
      />
      <IconButton
        label={text('present.notes')}
        shortcut="n"
        icon={<NotebookText size={18} />}
        pressed={choices.notes}
        onClick={() => onChoose({ notes: !choices.notes })}
      />
      <span className={styles.byMouse}>
        <IconButton
          label={text('present.laser')}
          shortcut="l"
          icon={<MousePointer2 size={18} />}
          pressed={isLaserOn}
          onClick={onLaser}
        />
      </span>
      {hasFullScreen() && (
        <span className={styles.fullScreen}>
          <IconButton
            label={text(isFull ? 'present.leaveFullScreen' : 'present.fullScreen')}
            shortcut="f"
            icon={isFull ? <Shrink size={18} /> : <Expand size={18} />}
            onClick={onFull}
          />
        </span>
      )}
    </div>
  )
}
