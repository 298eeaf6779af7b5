import { Tabs as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './tabs.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface Tab {
  readonly value: string
  readonly label: string
  /** In the place of the label, where there is no room for one more. */
  readonly icon?: ReactNode
  /** A count beside the label; 0 is not shown. */
  readonly count?: number
  readonly content: ReactNode
}

interface TabsProps {
  /** What the tabs are views of, for screen readers. */
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Views of one thing, one at a time; arrows move between them. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  return (
    <Primitive.Root value={value} onValueChange={onChange} className={styles.tabs}>
      <Primitive.List aria-label={label} className={styles.list}>
        {tabs.map((tab) => (
          <Primitive.Trigger key={tab.value} value={tab.value} className={styles.tab}>
            {tab.icon === undefined ? (
              tab.label
            ) : (
              <>
                <span title={tab.label}>{tab.icon}</span>
                <VisuallyHidden>{tab.label}</VisuallyHidden>
              </>
            )}
            {tab.count !== undefined && tab.count > 0 && <span className={styles.count}>{tab.count}</span>}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value} className={styles.content}>
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  )
}
