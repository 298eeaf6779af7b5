import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { addLink, changeLink, deleteLink } from '../../../../journey/edits/links.ts'
import type { Card, Link } from '../../../../journey/model/schema.ts'
import { IconButton } from '../../../components/button.tsx'
import { useFormats } from '../../../language/formats.ts'
import { useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { LiveLine } from '../fields/live-field.tsx'
import { NumberField } from '../../../components/number-field.tsx'
import { Picker } from '../fields/picker.tsx'
import { usePlaceSearch } from '../fields/use-place-search.tsx'
import { useGoTo } from '../panel-context.ts'
import { usePanelEdit } from '../panel-edit.ts'
import { Section } from '../section.tsx'
import { limits } from '../../../../journey/model/limits.ts'
import { linkShare } from './link-share.ts'
import styles from './card.module.css'

/** Where customers go from a touchpoint, and where they come from. */
export function LinkSection({ card }: { readonly card: Card }) {
  const t = useText()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const links = useEditorState(({ map }) => map.links)
  const out = useMemo(() => links.filter(({ from }) => from === card.id), [links, card.id])
  const into = useMemo(() => links.filter(({ to }) => to === card.id), [links, card.id])
  const searchPlaces = usePlaceSearch('touchpoints')
  const search = useCallback(
    (query: string) => searchPlaces(query).filter(({ key }) => key !== card.id && out.every((link) => link.to !== key)),
    [searchPlaces, card.id, out],
  )
  return (
    <Section title={t('panel.links')} count={out.length + into.length}>
      <div className={styles.body}>
        {out.length > 0 && (
          <ul className={styles.links} aria-label={t('panel.linksOut')}>
            {out.map((link) => (
              <LinkRow key={link.id} link={link} direction="out" siblings={out} />
            ))}
          </ul>
        )}
        {into.length > 0 && (
          <ul className={styles.links} aria-label={t('panel.linksIn')}>
            {into.map((link) => (
              <LinkRow key={link.id} link={link} direction="in" siblings={links} />
            ))}
          </ul>
        )}
        <Picker
          label={t('panel.addLink')}
          placeholder={t('panel.addLink')}
          search={search}
          onPick={({ key }) => edit('step.addLink', card.id, () => addLink(doc, { from: card.id, to: key }))}
        />
      </div>
    </Section>
  )
}

interface LinkRowProps {
  readonly link: Link
  readonly direction: 'out' | 'in'
  /** Links among which the weight counts. */
  readonly siblings: readonly Link[]
}

function LinkRow({ link, direction, siblings }: LinkRowProps) {
  const t = useText()
  const formats = useFormats()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const goTo = useGoTo()
  const otherId = direction === 'out' ? link.to : link.from
  const title = useEditorState(({ map }) => map.cards.find(({ id }) => id === otherId)?.title ?? '')
  const name = title || t('untitled.card')
  const ends = useEditorState(({ map }) => map.cards.find(({ id }) => id === link.from)?.ends)
  const share = linkShare(link, siblings, ends)
  const Arrow = direction === 'out' ? ArrowRight : ArrowLeft
  return (
    <li className={styles.link}>
      <div className={styles.linkHead}>
        <button type="button" className={styles.linkTitle} onClick={() => goTo(otherId)}>
          <Arrow size={16} aria-label={t(direction === 'out' ? 'panel.linkTo' : 'panel.linkFrom')} />
          <span dir="auto">{name}</span>
        </button>
        {share < 100 && <span className={styles.share}>{formats.percent(share, 0)}</span>}
        <IconButton
          size="small"
          label={t('panel.deleteLink', { name })}
          icon={<Trash2 size={14} />}
          onClick={() => edit('step.deleteLink', link.from, () => deleteLink(doc, link.id))}
        />
      </div>
      <div className={styles.linkFields}>
        <LiveLine
          label={t('panel.linkLabel')}
          labelHidden
          placeholder={t('panel.linkLabel')}
          maxLength={limits.titleLength}
          value={link.label}
          write={(text) =>
            edit(
              'step.changeLink',
              link.from,
              () => changeLink(doc, link.id, { label: text === '' ? undefined : text }),
              `label:${link.id}`,
            )
          }
        />
        <NumberField
          draftKey={`weight:${link.id}`}
          label={t('panel.weight')}
          labelHidden
          placeholder={t('panel.weight')}
          least={0}
          value={link.weight}
          onChange={(weight) => edit('step.changeLink', link.from, () => changeLink(doc, link.id, { weight }))}
        />
      </div>
    </li>
  )
}
