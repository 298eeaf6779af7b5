import { X } from 'lucide-react'
import { setChannel } from '../../../../journey/edits/cards.ts'
import { channels } from '../../../../journey/library/channels.ts'
import { labelOf } from '../../../../journey/library/label.ts'
import { searchEntries } from '../../../../journey/library/search.ts'
import type { Card } from '../../../../journey/model/schema.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor } from '../../../state/editor.ts'
import { Picker } from '../fields/picker.tsx'
import { Icon, channelIcon } from '../../../components/icon.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { Section } from '../section.tsx'
import styles from './card.module.css'

/** The channels of a touchpoint: from the library or in own words. */
export function ChannelSection({ card }: { readonly card: Card }) {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const { id, channels: chosen = [] } = card

  const set = (channel: string, on: boolean) =>
    edit(on ? 'step.addChannel' : 'step.removeChannel', id, () => setChannel(doc, id, channel, on))
  return (
    <Section title={t('panel.channels')} count={chosen.length}>
      <div className={styles.body}>
        {chosen.length > 0 && (
          <ul className={styles.chips}>
            {chosen.map((channel) => {
              const name = labelOf(channels, channel, language)
              return (
                <li key={channel} className={styles.chip}>
                  <Icon name={channelIcon(channel)} size={16} />
                  <span className={styles.chipLabel} dir="auto">
                    {name}
                  </span>
                  <button
                    type="button"
                    className={styles.chipRemove}
                    aria-label={t('panel.removeChannel', { name })}
                    onClick={() => set(channel, false)}
                  >
                    <X size={14} aria-hidden />
                  </button>
                </li>
              )
            })}
          </ul>
        )}
        <Picker
          stays
          label={t('panel.addChannel')}
          placeholder={t('panel.addChannel')}
          search={(query) =>
            searchEntries(channels, query, language).map((channel) => ({
              key: channel.key,
              label: channel[language],
              icon: <Icon name={channelIcon(channel.key)} size={16} />,
              chosen: chosen.includes(channel.key),
            }))
          }
          onPick={({ key, chosen: isChosen = false }) => set(key, !isChosen)}
          onOwnWords={(words) => set(words, true)}
        />
      </div>
    </Section>
  )
}
