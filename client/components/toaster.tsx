import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useText } from '../language/text.ts'
import { Button, IconButton } from './button.tsx'
import { type Toast, dismissToast, useToasts } from './toast-store.ts'
import styles from './toaster.module.css'

/**
 * Where toasts appear; once, at the root. F8 moves the focus here; readers hear them politely. Escape dismisses a toast
 * only when the focus is in it, so that it never stands between Escape and a dialog.
 */
export function Toaster() {
  const t = useText()
  const toasts = useToasts((state) => state.toasts)
  const region = useRef<HTMLElement>(null)
  const paused = useHeld(region)

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key === 'F8') region.current?.focus()
      if (event.key !== 'Escape' || !(event.target instanceof Element)) return
      const toast = event.target.closest<HTMLElement>('[data-toast]')
      if (toast) dismissToast(Number(toast.dataset.toast))
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])

  return (
    <section
      ref={region}
      aria-label={t('shell.notifications')}
      aria-live="polite"
      aria-relevant="additions"
      tabIndex={-1}
      data-toasts
      className={styles.viewport}
    >
      {toasts.map((toast) => (
        <Item key={toast.id} toast={toast} paused={paused} />
      ))}
    </section>
  )
}

function Item({ toast, paused }: { readonly toast: Toast; readonly paused: boolean }) {
  const t = useText()
  const { id, message, detail, tone, action, durationMs } = toast
  const remainingMs = useRef(durationMs)

  useEffect(() => {
    if (paused) return undefined
    const started = Date.now()
    const timer = setTimeout(() => dismissToast(id), remainingMs.current)
    return () => {
      clearTimeout(timer)
      // Whoever was reading gets a moment more to finish.
      remainingMs.current = Math.max(2_000, remainingMs.current - (Date.now() - started))
    }
  }, [id, paused])

  return (
    <div className={styles.toast} data-toast={id}>
      {tone === 'good' && <CircleCheck size={18} className={styles.good} aria-hidden />}
      {tone === 'danger' && <CircleAlert size={18} className={styles.danger} aria-hidden />}
      <div className={styles.words}>
        <p className={styles.message}>{message}</p>
        {detail !== undefined && <p className={styles.detail}>{detail}</p>}
      </div>
      {action && (
        <Button
          size="small"
          variant="quiet"
          className={styles.action}
          onClick={() => {
            dismissToast(id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        size="small"
        label={t('shell.dismiss')}
        icon={<X size={16} />}
        className={styles.close}
        onClick={() => dismissToast(id)}
      />
    </div>
  )
}

/** Whether toasts wait: someone points at them or is among them, or is in another window, where they pass unseen. */
function useHeld(region: RefObject<HTMLElement | null>): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const element = region.current
    if (!element) return undefined
    const hold = () => setHeld(true)
    const release = () => setHeld(false)
    const pairs = [
      [element, 'pointerenter', 'pointerleave'],
      [element, 'focusin', 'focusout'],
      [window, 'blur', 'focus'],
    ] as const
    for (const [target, begin, end] of pairs) {
      target.addEventListener(begin, hold)
      target.addEventListener(end, release)
    }
    return () => {
      for (const [target, begin, end] of pairs) {
        target.removeEventListener(begin, hold)
        target.removeEventListener(end, release)
      }
    }
  }, [region])
  return held
}
