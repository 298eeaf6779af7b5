import { changeLane } from '../../../journey/edits/lanes.ts'
import { laneRoleWords } from '../../../journey/library/lane-roles.ts'
import type { Lane } from '../../../journey/model/schema.ts'
import { laneRoles } from '../../../journey/model/vocabulary.ts'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { ColourField } from './fields/colour-field.tsx'
import { LiveTitle } from './fields/live-field.tsx'
import { Icon } from '../../components/icon.tsx'
import { usePanelEdit } from './panel-edit.ts'
import { Row, Rows, Section } from './section.tsx'
import styles from './side-panel.module.css'

/** Everything about one lane. */
export function LanePanel({ lane }: { readonly lane: Lane }) {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const cards = useEditorState(({ map }) => map.cards.filter(({ place }) => place.lane === lane.id).length)
  const { id, collapsed = false } = lane
  return (
    <>
      <LiveTitle
        size="large"
        label={t('panel.title')}
        placeholder={t('untitled.lane')}
        value={lane.title}
        write={(title) => edit('step.rename', id, () => changeLane(doc, id, { title }), `title:${id}`)}
      />
      <Section title={t('panel.details')} titleHidden>
        <Rows>
          <Select
            label={t('panel.role')}
            value={lane.role}
            options={laneRoles.map((role) => ({
              value: role,
              label: laneRoleWords[role][language],
              icon: <Icon name={`lane-${role}`} size={16} />,
            }))}
            onChange={(role) => edit('step.role', id, () => changeLane(doc, id, { role }))}
          />
          <p className={styles.explanation}>{laneRoleWords[lane.role].description[language]}</p>
          <Row label={t('panel.contents')}>{t('panel.cardCount', { count: cards })}</Row>
          <ColourField
            value={lane.colour}
            noneLabel={t('panel.none')}
            onChange={(colour) => edit('step.recolour', id, () => changeLane(doc, id, { colour }))}
          />
        </Rows>
        <div className={styles.switch}>
          <Switch
            label={t('panel.collapsed')}
            checked={collapsed}
            onChange={(next) =>
              edit(next ? 'step.collapseLane' : 'step.expandLane', id, () => changeLane(doc, id, { collapsed: next }))
            }
          />
        </div>
      </Section>
    </>
  )
}
