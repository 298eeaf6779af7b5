import { useEffect } from 'react'

/**
 * Prints on a paper, to its edges and by day: ink on paper, whatever the screen looks like.
 * @param size as CSS has it: `297mm 210mm`
 */
export function usePaper(size: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@page { size: ${size}; margin: 0 }`)
    document.adoptedStyleSheets.push(sheet)
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [size])
  useEffect(() => {
    const { dataset } = document.documentElement
    const ends = new AbortController()
    let before: string | undefined
    addEventListener(
      'beforeprint',
      () => {
        before = dataset.theme
        dataset.theme = 'light'
      },
      ends,
    )
    addEventListener(
      'afterprint',
      () => {
        if (before === undefined) delete dataset.theme
        else dataset.theme = before
      },
      ends,
    )
    return () => ends.abort()
  }, [])
}
