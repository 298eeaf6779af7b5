import { useEffect } from 'react'
import { useText } from '../language/text.ts'

/** Names the page in the tab and in the browser's history: "My maps · Jejak". */
export function usePageTitle(title: string): void {
  const product = useText()('shell.product')
  useEffect(() => {
    document.title = title === '' ? product : `${title} · ${product}`
  }, [title, product])
}
