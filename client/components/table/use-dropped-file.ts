import { useEffect, useEffectEvent, useState } from 'react'

/**
 * Takes a file that is dropped anywhere in the window.
 * @returns whether one hovers
 */
export function useDroppedFile(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  const take = useEffectEvent(onFile)
  useEffect(() => {
    const listen = new AbortController()
    const options = { signal: listen.signal, capture: true }
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    window.addEventListener(
      'dragover',
      (event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      options,
    )
    window.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), options)
    window.addEventListener(
      'drop',
      (event) => {
        if (!holdsFiles(event)) return
        // Without this the browser leaves the app to show the file.
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer?.files ?? []
        if (file) take(file)
      },
      options,
    )
    return () => listen.abort()
  }, [])
  return isOver
}
