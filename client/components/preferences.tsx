import { Languages, Monitor, Moon, Sun } from 'lucide-react'
import { type Language, languages } from '../../journey/model/vocabulary.ts'
import { languageNames } from '../language/languages.ts'
import { currentText, speak, useLanguage, useText } from '../language/text.ts'
import { type ThemeChoice, chooseTheme, themeChoices, useTheme } from '../state/theme.ts'
import { Button, IconButton } from './button.tsx'
import type { MenuItem } from './menu-item.ts'
import { Menu } from './menu.tsx'
import { showToast } from './toast-store.ts'

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const
const themeLabels = { system: 'shell.themeSystem', light: 'shell.themeLight', dark: 'shell.themeDark' } as const

/** The language and theme switches of the top bar. */
export function Preferences() {
  return (
    <>
      <LanguageMenu />
      <ThemeMenu />
    </>
  )
}

const changeLanguage = (next: Language) => {
  speak(next, { remember: true }).catch(() =>
    showToast({ message: currentText()('shell.languageFailed'), tone: 'danger' }),
  )
}

function useLanguageChoice(): MenuItem {
  const t = useText()
  return {
    kind: 'choice',
    label: t('shell.language'),
    value: useLanguage(),
    options: languages.map((value) => ({ value, label: languageNames[value] })),
    onChange: (value) => changeLanguage(value as Language),
  }
}

function useThemeChoice(): MenuItem {
  const t = useText()
  return {
    kind: 'choice',
    label: t('shell.theme'),
    value: useTheme((state) => state.choice),
    options: themeChoices.map((value) => {
      const OptionIcon = themeIcons[value]
      return { value, label: t(themeLabels[value]), icon: <OptionIcon size={16} /> }
    }),
    onChange: (value) => chooseTheme(value as ThemeChoice),
  }
}

/** The language and theme switches as lines of a menu, where a bar has no room for them. */
export function usePreferenceItems(): readonly MenuItem[] {
  const t = useText()
  const language = useLanguageChoice()
  const theme = useThemeChoice()
  return [
    { kind: 'heading', label: t('shell.language') },
    language,
    { kind: 'separator' },
    { kind: 'heading', label: t('shell.theme') },
    theme,
  ]
}

function LanguageMenu() {
  const t = useText()
  const language = useLanguage()
  const choice = useLanguageChoice()
  return (
    <Menu
      align="end"
      trigger={
        <Button
          variant="quiet"
          aria-label={`${t('shell.language')}: ${languageNames[language]}`}
          icon={<Languages size={18} />}
        >
          {language.toUpperCase()}
        </Button>
      }
      items={[choice]}
    />
  )
}

function ThemeMenu() {
  const t = useText()
  const Icon = themeIcons[useTheme((state) => state.choice)]
  const choice = useThemeChoice()
  return (
    <Menu align="end" trigger={<IconButton label={t('shell.theme')} icon={<Icon size={18} />} />} items={[choice]} />
  )
}
