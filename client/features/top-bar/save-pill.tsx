import {
  AlertTriangle,
  Check,
  Clock,
  CloudOff,
  HardDriveDownload,
  LoaderCircle,
  MonitorCheck,
  Unplug,
} from 'lucide-react'
import { Suspense, lazy, useEffect } from 'react'
import { useStore } from 'zustand'
import { Popover } from '../../components/popover.tsx'
import { StatusPillButton, type StatusTone } from '../../components/status-pill.tsx'
import type { MessageKey } from '../../language/messages.ts'
import { useText, withWords } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import type { SaveState } from '../../state/save-status.ts'
import styles from './top-bar.module.css'

const loadDetails = async () => ({ default: (await withWords(() => import('./save-details.tsx'))).SaveDetails })
const SaveDetails = lazy(loadDetails)

/** The map comes first, in ms; then what the pill says, which is wanted most when there is no connection any more. */
const loadAfterMs = 500

interface Look {
  readonly label: MessageKey
  readonly tone: StatusTone
  readonly icon: typeof Check
}

const looks: Readonly<Record<SaveState, Look>> = {
  loading: { label: 'save.loading', tone: 'neutral', icon: LoaderCircle },
  saving: { label: 'save.saving', tone: 'neutral', icon: LoaderCircle },
  saved: { label: 'save.saved', tone: 'good', icon: Check },
  'saved-here': { label: 'save.savedHere', tone: 'neutral', icon: MonitorCheck },
  offline: { label: 'save.offline', tone: 'warning', icon: CloudOff },
  'not-saved': { label: 'save.notSaved', tone: 'danger', icon: AlertTriangle },
  recovery: { label: 'save.recovery', tone: 'warning', icon: HardDriveDownload },
  unreachable: { label: 'save.unreachable', tone: 'warning', icon: CloudOff },
  refused: { label: 'save.refused', tone: 'danger', icon: Unplug },
}
/** As safe as `saved`, but a while on its way to some. */
const savedLate: Look = { label: 'save.savedLate', tone: 'warning', icon: Clock }

/** Whether the user's work is safe, in two words; a press tells the rest and what can be done. */
export function SavePill({ session }: { readonly session: MapSession }) {
  const text = useText()
  const status = useStore(session.status)
  const isLate = status.state === 'saved' && status.lateForOthers
  const { label, tone, icon: Icon } = isLate ? savedLate : looks[status.state]
  useEffect(() => {
    const timer = setTimeout(() => void loadDetails().catch(() => undefined), loadAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Popover
      label={text('save.label', { state: text(label) })}
      align="end"
      trigger={
        <StatusPillButton tone={tone} icon={<Icon size={14} />} className={styles.pill} data-save-state={status.state}>
          <span>{text(label)}</span>
        </StatusPillButton>
      }
    >
      <Suspense>
        <SaveDetails session={session} status={status} label={text(label)} />
      </Suspense>
    </Popover>
  )
}
