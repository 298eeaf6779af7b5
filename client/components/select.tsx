import { Check, ChevronsUpDown } from 'lucide-react'
import { Select as Primitive } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import field from './field.module.css'
import styles from './select.module.css'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** 16 px, before the label, in the list and when chosen. */
  readonly icon?: ReactNode
}

interface SelectProps<Value extends string> {
  readonly label: string
  /** Hides the label from sight where the surroundings say it already. */
  readonly labelHidden?: boolean
  readonly options: readonly SelectOption<Value>[]
  /** Undefined: nothing chosen yet; then `placeholder` shows. */
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly placeholder?: string
  /** When given, the list begins with this line, and choosing it calls `onClear`. */
  readonly noneLabel?: string
  readonly onClear?: () => void
  readonly disabled?: boolean
}

/** Radix takes the empty string for "nothing", so clearing needs a value of its own. */
const none = '\u0000none'

/** One of many choices in a list. For two to five short ones `Segmented` is quicker. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const {
    label,
    labelHidden = false,
    options,
    value,
    onChange,
    placeholder,
    noneLabel,
    onClear,
    disabled = false,
  } = props
  const id = useId()
  const chosen = options.find((option) => option.value === value)
  const choose = (next: string) => {
    if (next === none) return onClear?.()
    const option = options.find((known) => known.value === next)
    if (option) onChange(option.value)
  }
  return (
    <div className={field.field}>
      {!labelHidden && (
        <label htmlFor={id} className={field.label}>
          {label}
        </label>
      )}
      <Primitive.Root value={chosen?.value ?? ''} onValueChange={choose} disabled={disabled}>
        <Primitive.Trigger
          id={id}
          className={classNames(field.box, styles.trigger)}
          {...(labelHidden ? { 'aria-label': label } : {})}
        >
          {chosen?.icon !== undefined && <span className={styles.icon}>{chosen.icon}</span>}
          <span className={styles.value}>
            <Primitive.Value placeholder={placeholder ?? noneLabel}>{chosen?.label}</Primitive.Value>
          </span>
          <ChevronsUpDown size={14} className={styles.chevron} aria-hidden />
        </Primitive.Trigger>
        <Primitive.Portal>
          {/* No Select.Viewport: it writes a style element, which the content security policy refuses. */}
          <Primitive.Content position="popper" sideOffset={4} collisionPadding={8} className={styles.list}>
            {noneLabel !== undefined && <Option value={none} label={noneLabel} quiet />}
            {options.map((option) => (
              <Option key={option.value} value={option.value} label={option.label} icon={option.icon} />
            ))}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </div>
  )
}

interface OptionProps {
  readonly value: string
  readonly label: string
  readonly icon?: ReactNode
  readonly quiet?: boolean
}

function Option({ value, label, icon, quiet = false }: OptionProps) {
  return (
    <Primitive.Item value={value} className={classNames(styles.option, quiet && styles.quiet)}>
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <Primitive.ItemText>{label}</Primitive.ItemText>
      <Primitive.ItemIndicator className={styles.mark}>
        <Check size={16} aria-hidden />
      </Primitive.ItemIndicator>
    </Primitive.Item>
  )
}
