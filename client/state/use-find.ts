import { useStore } from 'zustand'
import { useEditor } from './editor.ts'
import type { FindState } from './find.ts'

/** Whether a card shows a hit, and whether it is the one that one is at. */
export function useFound(id: string): 'found' | 'current' | undefined {
  return useStore(useEditor().find, ({ open, marked, here }) => {
    if (!open || !marked.has(id)) return undefined
    return here === id ? 'current' : 'found'
  })
}

/** A part of the search; the component renders again only when that part changes. */
export function useFindState<T>(select: (state: FindState) => T): T {
  return useStore(useEditor().find, select)
}
