import { showToast } from '../../components/toast-store.ts'
import type { Text } from '../../language/text.ts'

/** Puts a link on the clipboard and says so; where the browser forbids it, the link is in sight to be copied by hand. */
export async function copyLink(link: string, done: string, text: Text): Promise<void> {
  try {
    await navigator.clipboard.writeText(link)
    showToast({ message: done, tone: 'good' })
  } catch {
    showToast({ message: text('map.shareFailed'), tone: 'danger' })
  }
}
