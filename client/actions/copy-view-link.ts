import { Eye } from 'lucide-react'
import { showToast } from '../components/toast-store.ts'
import type { Action, ActionContext } from './action.ts'

/** Copies the address of the page that shows the map and has nothing to edit it with. */
export const copyViewLink: Action = {
  id: 'copy-view-link',
  group: 'map',
  label: 'action.copyViewLink',
  keywords: 'keyword.copyViewLink',
  icon: Eye,
  isEnabled: () => true,
  run: (context) => void copy(context),
}

async function copy({ text }: ActionContext): Promise<void> {
  const { origin, pathname } = location
  const link = origin + pathname.replace(/^\/m\//, '/view/')
  try {
    await navigator.clipboard.writeText(link)
    showToast({ message: text('map.viewLinkCopied'), detail: text('map.viewLinkDetail'), tone: 'good' })
  } catch {
    showToast({ message: text('map.viewLinkFailed'), detail: link, tone: 'danger' })
  }
}
