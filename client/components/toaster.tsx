import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { Toast as Primitive } from 'radix-ui'
import { useText } from '../language/text.ts'
import { Button, IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { type Toast, dismissToast, useToasts } from './toast-store.ts'
import styles from './toaster.module.css'

/** Where toasts appear; once, at the root. F8 moves the focus here; readers hear them politely. */
export function Toaster() {
  const t = useText()
  const toasts = useToasts((state) => state.toasts)
  return (
    <Primitive.Provider label={t('shell.notifications')} swipeDirection="down">
      {toasts.map((toast) => (
        <Item key={toast.id} toast={toast} />
      ))}
      <Primitive.Viewport className={styles.viewport} label={t('shell.notifications')} />
    </Primitive.Provider>
  )
}

function Item({ toast }: { readonly toast: Toast }) {
  const t = useText()
  const { id, message, detail, tone, action, durationMs } = toast
  return (
    <Primitive.Root
      className={styles.toast}
      duration={durationMs}
      type="background"
      onOpenChange={(open) => {
        if (!open) dismissToast(id)
      }}
    >
      {tone === 'good' && <CircleCheck size={18} className={styles.good} aria-hidden />}
      {tone === 'danger' && <CircleAlert size={18} className={styles.danger} aria-hidden />}
      <div className={styles.words}>
        <Primitive.Title className={styles.message}>{message}</Primitive.Title>
        {detail !== undefined && <Primitive.Description className={styles.detail}>{detail}</Primitive.Description>}
      </div>
      {action && (
        <Primitive.Action asChild altText={action.label}>
          <Button size="small" variant="quiet" className={classNames(styles.action)} onClick={action.run}>
            {action.label}
          </Button>
        </Primitive.Action>
      )}
      <Primitive.Close asChild>
        <IconButton size="small" label={t('shell.dismiss')} icon={<X size={16} />} className={styles.close} />
      </Primitive.Close>
    </Primitive.Root>
  )
}
