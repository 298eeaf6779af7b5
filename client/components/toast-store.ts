import { create } from 'zustand'

/** A short message about something that just happened. */
export interface Toast {
  readonly id: number
  /** A later toast of the same key takes its place. */
  readonly key?: string | undefined
  readonly message: string
  /** Why, or what now; a second, quieter sentence. */
  readonly detail?: string | undefined
  readonly tone: 'neutral' | 'good' | 'danger'
  /** One thing that can be done about it, usually undoing it. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
  /** How long it stays, in ms; pointing at it or focusing it stops the clock. */
  readonly durationMs: number
}

interface ToastState {
  readonly toasts: readonly Toast[]
}

/** The toasts in sight, oldest first. */
export const useToasts = create<ToastState>(() => ({ toasts: [] }))

let lastId = 0
const mostAtOnce = 3

/**
 * Shows a toast, from anywhere. With an action it stays 10 s, otherwise 5 s; errors that need reading stay 10 s. What a
 * toast offers must be possible elsewhere too, since it goes away.
 * @param toast.key what it is about, where only the last word on it counts: it takes the place of the one before.
 * @returns a function that takes it away early.
 */
export function showToast(toast: {
  message: string
  key?: string
  detail?: string
  tone?: Toast['tone']
  action?: Toast['action']
  durationMs?: number
}): () => void {
  lastId += 1
  const id = lastId
  const { message, key, detail, tone = 'neutral', action } = toast
  const durationMs = toast.durationMs ?? (action !== undefined || tone === 'danger' ? 10_000 : 5_000)
  useToasts.setState(({ toasts }) => {
    const others = key === undefined ? toasts : toasts.filter((other) => other.key !== key)
    return { toasts: [...others.slice(1 - mostAtOnce), { id, key, message, detail, tone, action, durationMs }] }
  })
  return () => dismissToast(id)
}

/** Changes the words of a toast in sight, as of work that goes on. Readers heard the first ones; these come silently. */
export function rewordToast(key: string, message: string): void {
  useToasts.setState(({ toasts }) => ({
    toasts: toasts.map((toast) => (toast.key === key ? { ...toast, message } : toast)),
  }))
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}
