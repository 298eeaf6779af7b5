import { Rows3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../components/button.tsx'
import { Menu } from '../components/menu.tsx'
import { useText } from '../language/text.ts'
import { type Action, actionName } from './action.ts'
import { addLaneActions, addStageAction, addTouchpoint } from './add.ts'
import { choiceItem } from './menu-item.tsx'
import styles from './tool-bar.module.css'
import { redo, undo } from './undo.ts'
import { useActions, useAnswer } from './use-actions.tsx'

/** What is done most, at the foot of the map: add, undo; `children` are further groups. */
export function ToolBar({ children }: { readonly children?: ReactNode }) {
  const text = useText()
  const context = useActions()
  return (
    <div className={styles.bar} data-chrome role="toolbar" aria-label={text('canvas.toolbar')}>
      <ToolGroup>
        <ActionButton action={addTouchpoint} primary />
        <ActionButton action={addStageAction} />
        <Menu
          side="top"
          trigger={<IconButton label={text('action.addLane')} icon={<Rows3 size={18} />} tooltipSide="top" />}
          items={[
            { kind: 'heading', label: text('action.addLane') },
            ...addLaneActions.map((action) => choiceItem(action, context())),
          ]}
        />
      </ToolGroup>
      <ToolGroup>
        <ActionButton action={undo} />
        <ActionButton action={redo} />
      </ToolGroup>
      {children}
    </div>
  )
}

/** Tools that belong together. */
export function ToolGroup({ children }: { readonly children: ReactNode }) {
  return <div className={styles.group}>{children}</div>
}

/** An action as a button with its icon; name and keys stand in the tooltip. */
export function ActionButton({ action, primary = false }: { readonly action: Action; readonly primary?: boolean }) {
  const context = useActions()
  const Icon = action.icon
  const label = useAnswer((now) => actionName(action, now))
  const isEnabled = useAnswer((now) => action.isEnabled(now))
  const isOn = useAnswer((now) => action.isOn?.(now))
  return (
    <IconButton
      label={label}
      icon={Icon && <Icon size={18} />}
      variant={primary ? 'primary' : 'quiet'}
      disabled={!isEnabled}
      tooltipSide="top"
      {...(isOn === undefined ? {} : { pressed: isOn })}
      {...(action.shortcuts?.[0] ? { shortcut: action.shortcuts[0] } : {})}
      onClick={() => action.run(context())}
    />
  )
}
