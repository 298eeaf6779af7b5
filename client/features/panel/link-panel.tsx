import { changeLink } from '../../../journey/edits/links.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { Link } from '../../../journey/model/schema.ts'
import { classNames } from '../../components/class-names.ts'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { linkShare } from './card/link-share.ts'
import { LiveLine } from './fields/live-field.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { SearchSelect } from './fields/search-select.tsx'
import { usePlaceSearch } from './fields/use-place-search.tsx'
import { usePanelEdit } from './panel-edit.ts'
import { Rows, Section } from './section.tsx'
import styles from './side-panel.module.css'

/** Everything about one link between two touchpoints. */
export function LinkPanel({ link }: { readonly link: Link }) {
  const t = useText()
  const formats = useFormats()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const links = useEditorState(({ map }) => map.links)
  const ends = useEditorState(({ map }) => map.cards.find((card) => card.id === link.from)?.ends)
  const touchpoints = useEditorState(({ arrangement }) => arrangement.touchpoints)
  const { id, from, to } = link
  const change = (fields: Parameters<typeof changeLink>[2], gesture?: string) =>
    edit('step.changeLink', from, () => changeLink(doc, id, fields), gesture && `${gesture}:${id}`)
  const searchPlaces = usePlaceSearch('touchpoints')
  const isTaken = (a: string, b: string) =>
    a === b || links.some((other) => other.id !== id && other.from === a && other.to === b)
  const searchFrom = (query: string) => searchPlaces(query).filter(({ key }) => !isTaken(key, to))
  const searchTo = (query: string) => searchPlaces(query).filter(({ key }) => !isTaken(from, key))
  const titleOf = (id: string) => touchpoints.find((card) => card.id === id)?.title || t('untitled.card')
  return (
    <>
      <h3 className={classNames(styles.heading, styles.ends)} dir="auto">
        <span>{titleOf(from)}</span>
        <span>→ {titleOf(to)}</span>
      </h3>
      <Section title={t('panel.details')} titleHidden>
        <Rows>
          <SearchSelect
            label={t('panel.from')}
            value={titleOf(from)}
            search={searchFrom}
            onPick={(next) => change({ from: next })}
          />
          <SearchSelect
            label={t('panel.to')}
            value={titleOf(to)}
            search={searchTo}
            onPick={(next) => change({ to: next })}
          />
          <LiveLine
            label={t('panel.linkLabel')}
            placeholder={t('panel.linkLabelPlaceholder')}
            maxLength={limits.titleLength}
            value={link.label}
            write={(text) => change({ label: text === '' ? undefined : text }, 'label')}
          />
          <NumberField
            draftKey={`weight:${id}`}
            label={t('panel.weight')}
            placeholder="1"
            hint={`${t('panel.shareIs', { share: formats.percent(linkShare(link, links, ends), 0) })} ${t('panel.weightIs')}`}
            least={0}
            value={link.weight}
            onChange={(weight) => change({ weight })}
          />
        </Rows>
      </Section>
    </>
  )
}
