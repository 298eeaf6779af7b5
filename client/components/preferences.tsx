import { Languages, Monitor, Moon, Sun } from 'lucide-react'
import { type Language, languages } from '../../journey/model/vocabulary.ts'
import { languageNames } from '../language/languages.ts'
import { currentText, speak, useLanguage, useText } from '../language/text.ts'
import { type ThemeChoice, chooseTheme, themeChoices, useTheme } from '../state/theme.ts'
import { Button, IconButton } from './button.tsx'
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

function LanguageMenu() {
  const t = useText()
  const language = useLanguage()
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
      items={[
        {
          kind: 'choice',
          label: t('shell.language'),
          value: language,
          options: languages.map((value) => ({ value, label: languageNames[value] })),
          onChange: (value) => changeLanguage(value as Language),
        },
      ]}
    />
  )
}

function ThemeMenu() {
  const t = useText()
  const choice = useTheme((state) => state.choice)
  const Icon = themeIcons[choice]
  return (
    <Menu
      align="end"
      trigger={<IconButton label={t('shell.theme')} icon={<Icon size={18} />} />}
      items={[
        {
          kind: 'choice',
          label: t('shell.theme'),
          value: choice,
          options: themeChoices.map((value) => {
            const OptionIcon = themeIcons[value]
            return { value, label: t(themeLabels[value]), icon: <OptionIcon size={16} /> }
          }),
          onChange: (value) => chooseTheme(value as ThemeChoice),
        },
      ]}
    />
  )
}
