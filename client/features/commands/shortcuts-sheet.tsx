import { type Action, actionGroups, actionName } from '../../actions/action.ts'
import { isSingleKey } from '../../actions/bind-keys.ts'
import { actions } from '../../actions/registry.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { Switch } from '../../components/switch.tsx'
import type { MessageKey } from '../../language/messages.ts'
import { useText } from '../../language/text.ts'
import { prefer, usePreferences } from '../../state/preferences.ts'
import { groupNames } from './palette.tsx'
import styles from './shortcuts-sheet.module.css'

/** What keys and pointers do that is no action of its own. `words` follow the keys. */
const gestures: readonly {
  readonly label: MessageKey
  readonly keys?: readonly string[]
  readonly words?: MessageKey
}[] = [
  { label: 'command.arrows', keys: ['ArrowLeft', 'ArrowUp', 'ArrowDown', 'ArrowRight'] },
  { label: 'command.extend', keys: ['Shift+ArrowRight'] },
  { label: 'command.type', words: 'command.typeKeys' },
  { label: 'command.commit', keys: ['Enter'] },
  { label: 'command.commitNext', keys: ['Tab'] },
  { label: 'command.up', keys: ['Escape'] },
  { label: 'command.menu', keys: ['Shift+F10'] },
  { label: 'command.panDrag', keys: ['Space'], words: 'command.panDragKeys' },
  { label: 'command.zoomWheel', keys: ['$mod'], words: 'command.wheelKeys' },
]

/** What keys do while one presents; they mean nothing elsewhere. */
const presenting: typeof gestures = [
  { label: 'present.keyNext', keys: ['ArrowRight', 'Space', 'PageDown'] },
  { label: 'present.keyPrevious', keys: ['ArrowLeft', 'PageUp'] },
  { label: 'present.keyEnds', keys: ['Home', 'End'] },
  { label: 'present.notes', keys: ['n'] },
  { label: 'present.keyLaser', keys: ['l'], words: 'present.or' },
  { label: 'present.fullScreen', keys: ['f'] },
  { label: 'present.keyBlank', keys: ['b'] },
  { label: 'present.keyLeave', keys: ['Escape'] },
]

/** Which keys do what: made from the actions themselves. */
export function ShortcutsSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const text = useText()
  const context = useActions()()
  const { singleKeys, wheel } = usePreferences()
  const groups = actionGroups.map((group) => ({
    group,
    actions: actions.filter((action) => action.group === group && action.shortcuts !== undefined),
  }))
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={text('command.shortcuts')} size="large">
      <div className={styles.columns}>
        {groups
          .filter((entry) => entry.actions.length > 0)
          .map((entry) => (
            <section key={entry.group} className={styles.group}>
              <h3 className={styles.heading}>{text(groupNames[entry.group])}</h3>
              <dl className={styles.lines}>
                {entry.actions.map((action) => (
                  <ActionLine key={action.id} action={action} name={actionName(action, context)} off={!singleKeys} />
                ))}
                {entry.group === 'select' && <Lines lines={gestures} />}
              </dl>
            </section>
          ))}
        <section className={styles.group}>
          <h3 className={styles.heading}>{text('present.keys')}</h3>
          <dl className={styles.lines}>
            <Lines lines={presenting} />
          </dl>
        </section>
      </div>
      <div className={styles.settings}>
        <div>
          <Switch
            label={text('command.singleKeys')}
            checked={singleKeys}
            onChange={(on) => prefer({ singleKeys: on })}
          />
          <p className={styles.hint}>{text('command.singleKeysHint')}</p>
        </div>
        <div>
          <Switch
            label={text('command.wheelZoom')}
            checked={wheel === 'zoom'}
            onChange={(on) => prefer({ wheel: on ? 'zoom' : 'pan' })}
          />
          <p className={styles.hint}>{text('command.wheelZoomHint')}</p>
        </div>
      </div>
    </Dialog>
  )
}

function Lines({ lines }: { readonly lines: typeof gestures }) {
  const text = useText()
  return lines.map(({ label, keys = [], words }) => (
    <div key={label} className={styles.line}>
      <dt>{text(label)}</dt>
      <dd>
        {keys.map((key) => (
          <Kbd key={key} keys={key} />
        ))}
        {words !== undefined && <span className={styles.words}>{text(words)}</span>}
      </dd>
    </div>
  ))
}

/** An action and its keys; keys that the user has switched off are left out. */
function ActionLine({ action, name, off }: { readonly action: Action; readonly name: string; readonly off: boolean }) {
  const text = useText()
  const shown = shownOf(action).filter((keys) => !off || !isSingleKey(keys))
  if (shown.length === 0) return null
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd>
        {shown.map((keys, index) => (
          <span key={keys} className={styles.keys}>
            {index > 0 && <span className={styles.words}>{text('command.or')}</span>}
            <Kbd keys={keys} />
          </span>
        ))}
      </dd>
    </div>
  )
}

/** Keys without the Shift that some layouts need for a sign and others do not. */
const plain = (keys: string) => keys.replace(/^Shift\+(?=[^\p{L}]$)/u, '')

/** At most two ways of doing the same, without those that only differ by layout. */
function shownOf({ shortcuts = [] }: Action): readonly string[] {
  return shortcuts
    .filter((keys, index) => shortcuts.findIndex((other) => plain(other) === plain(keys)) === index)
    .slice(0, 2)
}
