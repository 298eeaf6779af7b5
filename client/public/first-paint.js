// Before the first paint: the theme and the language that were chosen here, so that neither flashes.
let chosen
try {
  const theme = localStorage.getItem('jejak.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const language = localStorage.getItem('jejak.language')
  if (language === 'en' || language === 'id') {
    document.documentElement.lang = language
    chosen = language
  }
} catch {
  // Storage is forbidden: the system decides.
}

const filesOf = (name) => document.querySelector(`meta[name=${name}]`)?.content.split(' ') ?? []

// What the page needs is fetched together with the app, not after it: the words of the language that will be spoken, and
// on a map's address the files of its page. The build has named them.
{
  const files = location.pathname.startsWith('/m/') ? filesOf('map-page') : []
  const spoken = (chosen ? [chosen] : navigator.languages).map((tag) => tag.toLowerCase().split('-')[0])
  const language = spoken.find((name) => name === 'en' || name === 'id' || name === 'in') ?? 'en'
  files.push(...filesOf(`words-${language === 'en' ? 'en' : 'id'}`))
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
