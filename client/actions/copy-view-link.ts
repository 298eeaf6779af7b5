import { Eye } from 'lucide-react'
import { showToast } from '../components/toast-store.ts'
import { localStore } from '../state/local-store.ts'
import type { Action, ActionContext } from './action.ts'

/** Copies a link to the page that shows the map and has nothing to edit it with. */
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
  const mapId = location.pathname.slice('/m/'.length)
  const { shareLinksOf } = await import('../services/share-links.ts')
  const links = shareLinksOf(mapId, { origin: location.origin, store: await localStore() })
  const link = await links.invitation('viewer').catch(() => undefined)
  if (link === undefined) {
    showToast({ message: text('map.shareUnreachable'), tone: 'danger' })
    return
  }
  try {
    await navigator.clipboard.writeText(link)
    showToast({ message: text('map.viewLinkCopied'), detail: text('map.viewLinkDetail'), tone: 'good' })
  } catch {
    showToast({ message: text('map.viewLinkFailed'), detail: link, tone: 'danger' })
  }
}
