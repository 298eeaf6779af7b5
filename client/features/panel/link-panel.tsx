import { changeLink } from '../../../journey/edits/links.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { Link } from '../../../journey/model/schema.ts'
import { classNames } from '../../components/class-names.ts'
import { Select } from '../../components/select.tsx'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { linkShare } from './card/link-share.ts'
import { LiveLine } from './fields/live-field.tsx'
import { NumberField } from './fields/number-field.tsx'
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
  const touchpoints = useEditorState(({ arrangement }) => arrangement.touchpoints)
  const { id, from, to } = link
  const change = (fields: Parameters<typeof changeLink>[2], gesture?: string) =>
    edit('step.changeLink', from, () => changeLink(doc, id, fields), gesture && `${gesture}:${id}`)
  const isTaken = (a: string, b: string) =>
    a === b || links.some((other) => other.id !== id && other.from === a && other.to === b)
  const optionsWithout = (isOut: (id: string) => boolean) =>
    touchpoints
      .filter((card) => !isOut(card.id))
      .map((card) => ({ value: card.id, label: card.title || t('panel.untitledCard') }))
  const titleOf = (id: string) => touchpoints.find((card) => card.id === id)?.title || t('panel.untitledCard')
  return (
    <>
      <h3 className={classNames(styles.heading, styles.ends)} dir="auto">
        <span>{titleOf(from)}</span>
        <span>→ {titleOf(to)}</span>
      </h3>
      <Section title={t('panel.details')} titleHidden>
        <Rows>
          <Select
            label={t('panel.from')}
            value={from}
            options={optionsWithout((card) => isTaken(card, to))}
            onChange={(next) => change({ from: next })}
          />
          <Select
            label={t('panel.to')}
            value={to}
            options={optionsWithout((card) => isTaken(from, card))}
            onChange={(next) => change({ to: next })}
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
            hint={t('panel.shareIs', { share: formats.percent(linkShare(link, links), 0) })}
            least={0}
            value={link.weight}
            onChange={(weight) => change({ weight })}
          />
        </Rows>
      </Section>
    </>
  )
}
