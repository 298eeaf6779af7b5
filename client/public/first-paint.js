// Before the first paint: the theme and the language that were chosen here, so that neither flashes.
try {
  const theme = localStorage.getItem('jejak.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const language = localStorage.getItem('jejak.language')
  if (language === 'en' || language === 'id') document.documentElement.lang = language
} catch {
  // Storage is forbidden: the system decides.
}

// What a map's page needs is fetched together with the app, not after it; the build has named the files.
if (location.pathname.startsWith('/m/')) {
  const files = document.querySelector('meta[name=map-page]')?.content.split(' ') ?? []
  for (const file of files) {
    const link = document.createElement('link')
    if (file.endsWith('.css')) {
      link.rel = 'preload'
      link.as = 'style'
    } else {
      link.rel = 'modulepreload'
    }
    // As the app asks for it, so that one answer serves both.
    link.crossOrigin = ''
    link.href = file
    document.head.append(link)
  }
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
