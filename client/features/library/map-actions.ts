import { showToast } from '../../components/toast-store.ts'
import { currentText } from '../../language/text.ts'
import type { MapCard } from '../../services/local-store.ts'
import { localStore } from '../../state/local-store.ts'

/** What works on a map's document is fetched when it is first needed: most visits only look. */
const operations = () => import('./map-operations.ts')

const titleOf = (map: MapCard) => map.title.trim() || currentText()('untitled.map')

/** How to take away the offer to undo a deletion, once there is nothing to undo. */
const undoOffers = new Map<string, () => void>()

/** Runs what a user asked for; when it fails, says so. */
function run(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    reportError(error)
    const t = currentText()
    showToast({ tone: 'danger', message: t('library.changeFailed'), detail: t('library.changeFailedDetail') })
  })
}

/** What can be done to a map from the library. Each says how it ended; none throws. */
export const mapActions = {
  /** `offersUndo`: it can be taken back at once, by who may not have meant it. */
  rename: (map: MapCard, title: string, offersUndo = false) =>
    run(async () => {
      const { renameMap, MapUnreachableError } = await operations()
      try {
        await renameMap(map.id, title)
        if (!offersUndo) return
        const t = currentText()
        const undo = () => mapActions.rename({ ...map, title }, map.title)
        showToast({
          key: `rename:${map.id}`,
          message: t('library.renamed', { title: title || t('untitled.map') }),
          action: { label: t('shell.undo'), run: undo },
        })
      } catch (error) {
        if (!(error instanceof MapUnreachableError)) throw error
        const t = currentText()
        showToast({ tone: 'danger', message: t('library.renameFailed'), detail: t('library.renameFailedDetail') })
      }
    }),

  duplicate: (map: MapCard) =>
    run(async () => {
      // What is kept is the title's words: signs of how they are set are not.
      const title = currentText()('library.copyOf', { title: titleOf(map) }).replaceAll(/[\u2068\u2069]/g, '')
      await (await operations()).duplicateMap(map, title)
      showToast({ tone: 'good', message: currentText()('library.duplicated', { title }) })
    }),

  download: (map: MapCard) => run(async () => (await operations()).saveMapFile(map.id)),

  copyLink: (map: MapCard) =>
    run(async () => {
      const t = currentText()
      const { shareLinksOf } = await import('../../services/share-links.ts')
      const links = shareLinksOf(map.id, { origin: location.origin, store: await localStore() })
      const url = await links.invitation('editor').catch(() => undefined)
      if (url === undefined) return void showToast({ tone: 'danger', message: t('map.shareUnreachable') })
      await navigator.clipboard.writeText(url).then(
        () => showToast({ tone: 'good', message: t('library.linkCopied'), detail: t('library.linkCopiedDetail') }),
        // Browsers forbid the clipboard on plain http: then the link itself is shown, to be copied by hand.
        () => showToast({ tone: 'danger', message: t('library.linkFailed'), detail: url }),
      )
    }),

  remove: (map: MapCard) =>
    run(async () => {
      const store = await localStore()
      await store.deleteMap(map.id)
      const t = currentText()
      const dismiss = showToast({
        message: t('library.deleted', { title: titleOf(map) }),
        detail: t('library.deletedDetail'),
        action: { label: t('shell.undo'), run: () => run(() => store.restoreMap(map.id)) },
      })
      undoOffers.set(map.id, dismiss)
    }),

  restore: (map: MapCard) =>
    run(async () => {
      await (await localStore()).restoreMap(map.id)
      undoOffers.get(map.id)?.()
      showToast({ tone: 'good', message: currentText()('library.restored', { title: titleOf(map) }) })
    }),
}
