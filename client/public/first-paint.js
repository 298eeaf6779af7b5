// Before the first paint: the theme and the language that were chosen here, so that neither flashes.
try {
  const theme = localStorage.getItem('jejak.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const language = localStorage.getItem('jejak.language')
  if (language === 'en' || language === 'id') document.documentElement.lang = language
} catch {
  // Storage is forbidden: the system decides.
}

// A script that cannot be fetched or understood leaves no blank page behind.
addEventListener(
  'error',
  () => {
    if (document.documentElement.dataset.started === undefined)
      document.getElementById('start-failed')?.removeAttribute('hidden')
  },
  true,
)
