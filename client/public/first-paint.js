// Before the first paint: the theme and the language that were chosen here, so that neither flashes.
try {
  const theme = localStorage.getItem('jejak.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const language = localStorage.getItem('jejak.language')
  if (language === 'en' || language === 'id') document.documentElement.lang = language
} catch {
  // Storage is forbidden: the system decides.
}
