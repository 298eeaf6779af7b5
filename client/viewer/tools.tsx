import { Languages, Moon, Sun } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { languages } from '../../journey/model/vocabulary.ts'
import { useMedia } from '../components/use-media.ts'
import { languageNames } from '../language/languages.ts'
import { speak, useLanguage, useText } from '../language/text.ts'

interface ToolProps {
  readonly label: string
  readonly onClick: () => void
  /** For what opens or closes something: whether it is open. */
  readonly expanded?: boolean
  /** Of the label, where it is not the page's own. */
  readonly lang?: string
  readonly children: ReactNode
}

/** A button with a sign and a name. */
export function Tool({ label, onClick, expanded, lang, children }: ToolProps) {
  return (
    <button type="button" aria-label={label} title={label} aria-expanded={expanded} lang={lang} onClick={onClick}>
      {children}
    </button>
  )
}

/** Whoever changes the theme changes it there; what follows it reads it there. */
const page = () => document.documentElement.dataset

function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** Light or dark, whatever the system prefers. `onChoose` is told of a choice, to remember it. */
export function ThemeTool({ onChoose }: { readonly onChoose: ((theme: 'light' | 'dark') => void) | undefined }) {
  const text = useText()
  const chosen = useSyncExternalStore(watchTheme, () => page().theme)
  const isDarkSystem = useMedia('(prefers-color-scheme: dark)')
  const isDark = chosen === undefined ? isDarkSystem : chosen === 'dark'
  const Sign = isDark ? Sun : Moon
  return (
    <Tool
      label={text(isDark ? 'viewer.light' : 'viewer.dark')}
      onClick={() => {
        const next = isDark ? 'light' : 'dark'
        page().theme = next
        onChoose?.(next)
      }}
    >
      <Sign size={18} aria-hidden />
    </Tool>
  )
}

/** Goes over to the other language; each is called by its own name. */
export function LanguageTool() {
  const language = useLanguage()
  const other = languages.find((each) => each !== language) ?? language
  return (
    <Tool
      label={languageNames[other]}
      lang={other}
      // Words that cannot be fetched leave everything as it was.
      onClick={() => void speak(other, { remember: true }).catch(() => undefined)}
    >
      <Languages size={18} aria-hidden />
    </Tool>
  )
}
