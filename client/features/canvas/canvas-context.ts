import { createContext, use } from 'react'
import type { Presence } from '../../services/presence.ts'

/** What the parts of an open canvas share besides its state. */
export interface CanvasServices {
  readonly presence: Presence
}

export const CanvasServicesContext = createContext<CanvasServices | undefined>(undefined)

export function useCanvas(): CanvasServices {
  const services = use(CanvasServicesContext)
  if (!services) throw new Error('useCanvas outside of a canvas')
  return services
}
