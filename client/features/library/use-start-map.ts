import { useState } from 'react'
import { useLocation } from 'wouter'
import type { TemplateKey } from '../../../journey/library/templates.ts'
import { showToast } from '../../components/toast-store.ts'
import { currentLanguage, currentText } from '../../language/text.ts'

interface StartMap {
  /** The template that a map is being made from at the moment. */
  readonly starting: TemplateKey | undefined
  /** Makes a map from a template in the language of the moment, and opens it. */
  readonly start: (key: TemplateKey) => void
}

/** Starting a new map. A second press while the first works does nothing. */
export function useStartMap(): StartMap {
  const [, navigate] = useLocation()
  const [starting, setStarting] = useState<TemplateKey>()
  const start = async (key: TemplateKey) => {
    setStarting(key)
    try {
      const [{ loadTemplate }, { makeMap }] = await Promise.all([
        import('./template-files.ts'),
        import('./map-operations.ts'),
      ])
      navigate(`/m/${await makeMap(await loadTemplate(key, currentLanguage()))}`)
    } catch (error) {
      reportError(error)
      const t = currentText()
      showToast({ tone: 'danger', message: t('library.createFailed'), detail: t('library.changeFailedDetail') })
      setStarting(undefined)
    }
  }
  return {
    starting,
    start: (key) => {
      if (starting === undefined) void start(key)
    },
  }
}
