import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'

interface FieldProps {
  readonly label: string
  /** Hides the label from sight where the surroundings say it already. */
  readonly labelHidden?: boolean
  /** A sentence under the field. */
  readonly hint?: ReactNode
  /** What is wrong and how to mend it; takes the hint's place. */
  readonly error?: ReactNode
}

interface TextFieldProps extends FieldProps, Omit<ComponentProps<'input'>, 'prefix'> {
  /** A 16 px icon inside, before the text. */
  readonly prefix?: ReactNode
  /** A unit inside, after the text: at most five letters. */
  readonly suffix?: ReactNode
}

/** One line of text, or a number with `inputMode`. All attributes of an input pass through. */
export function TextField(props: TextFieldProps) {
  const { label, labelHidden = false, hint, error, prefix, suffix, className, ...input } = props
  const id = useId()
  const box = classNames(
    styles.box,
    Boolean(prefix) && styles.withPrefix,
    Boolean(suffix) && styles.withSuffix,
    className,
  )
  return (
    <Field id={id} label={label} labelHidden={labelHidden} hint={hint} error={error}>
      <span className={styles.adorned}>
        {Boolean(prefix) && <span className={styles.prefix}>{prefix}</span>}
        <input
          id={id}
          autoComplete="off"
          aria-label={labelHidden ? label : undefined}
          {...described(id, hint, error)}
          {...input}
          className={box}
        />
        {Boolean(suffix) && <span className={styles.suffix}>{suffix}</span>}
      </span>
    </Field>
  )
}

interface TextAreaProps extends FieldProps, ComponentProps<'textarea'> {}

/** Several lines of text; grows with them where the browser can. */
export function TextArea({ label, labelHidden = false, hint, error, className, rows = 3, ...area }: TextAreaProps) {
  const id = useId()
  return (
    <Field id={id} label={label} labelHidden={labelHidden} hint={hint} error={error}>
      <textarea
        id={id}
        rows={rows}
        aria-label={labelHidden ? label : undefined}
        {...described(id, hint, error)}
        {...area}
        className={classNames(styles.box, styles.area, className)}
      />
    </Field>
  )
}

const described = (id: string, hint: ReactNode, error: ReactNode) => ({
  'aria-describedby': Boolean(hint) || Boolean(error) ? `${id}-hint` : undefined,
  'aria-invalid': Boolean(error) || undefined,
})

interface FrameProps {
  readonly id: string
  readonly label: string
  readonly labelHidden: boolean
  readonly hint: ReactNode
  readonly error: ReactNode
  readonly children: ReactNode
}

function Field({ id, label, labelHidden, hint, error, children }: FrameProps) {
  const note = error ?? hint
  return (
    <div className={styles.field}>
      {!labelHidden && (
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      {children}
      {Boolean(note) && (
        <p id={`${id}-hint`} className={error ? styles.error : styles.hint}>
          {note}
        </p>
      )}
    </div>
  )
}
