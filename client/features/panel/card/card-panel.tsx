import { changeCard } from '../../../../journey/edits/cards.ts'
import type { Card, Lane } from '../../../../journey/model/schema.ts'
import { type SupportMode, moments, supportModes } from '../../../../journey/model/vocabulary.ts'
import { label } from '../../../../journey/library/words.ts'
import { Select } from '../../../components/select.tsx'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { ColourField } from '../fields/colour-field.tsx'
import { LiveArea, LiveTitle } from '../fields/live-field.tsx'
import { OwnerField } from '../fields/owner-field.tsx'
import { Notes, Rows, Section } from '../section.tsx'
import { ThingTabs } from '../thing-tabs.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { CardPlace } from './card-place.tsx'
import { ChannelSection } from './channel-section.tsx'
import { EmotionSection } from './emotion-section.tsx'
import { FlowSection } from './flow-section.tsx'
import { LinkSection } from './link-section.tsx'

/** Everything about one card. A touchpoint carries more than a card of another lane. */
export function CardPanel({ card }: { readonly card: Card }) {
  const t = useText()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const lane = useEditorState(({ map }) => map.lanes.find(({ id }) => id === card.place.lane))
  const isTouchpoint = lane?.role === 'touchpoint'
  const { id } = card
  return (
    <>
      <LiveTitle
        size="large"
        label={t('panel.title')}
        placeholder={t('untitled.card')}
        value={card.title}
        write={(title) => edit('step.rename', id, () => changeCard(doc, id, { title }), `title:${id}`)}
      />
      <ThingTabs
        on={id}
        title={card.title || t('untitled.card')}
        details={
          <>
            <Section title={t('panel.details')} titleHidden>
              <CardNotes card={card} />
              <Rows>
                <CardPlace card={card} lane={lane} />
                <CardFields card={card} lane={lane} />
              </Rows>
            </Section>
            {isTouchpoint && (
              <>
                <EmotionSection card={card} />
                <ChannelSection card={card} />
                <LinkSection card={card} />
                <FlowSection card={card} />
              </>
            )}
          </>
        }
      />
    </>
  )
}

function CardNotes({ card: { id, notes } }: { readonly card: Card }) {
  const t = useText()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  return (
    <Notes>
      <LiveArea
        label={t('panel.notes')}
        labelHidden
        placeholder={t('panel.notesPlaceholder')}
        value={notes}
        write={(text) => edit('step.notes', id, () => changeCard(doc, id, { notes: text }), `notes:${id}`)}
      />
    </Notes>
  )
}

function CardFields({ card, lane }: { readonly card: Card; readonly lane: Lane | undefined }) {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const { id } = card
  const isTouchpoint = lane?.role === 'touchpoint'
  return (
    <>
      <OwnerField
        value={card.owner}
        write={(owner) => edit('step.owner', id, () => changeCard(doc, id, { owner }), `owner:${id}`)}
      />
      {isTouchpoint && (
        <>
          <Select
            label={t('panel.moment')}
            value={card.moment}
            options={moments.map((moment) => ({ value: moment, label: label('moment', moment, language) }))}
            onChange={(moment) => edit('step.moment', id, () => changeCard(doc, id, { moment }))}
            noneLabel={t('panel.none')}
            onClear={() => edit('step.moment', id, () => changeCard(doc, id, { moment: undefined }))}
          />
          <Select<SupportMode>
            label={t('panel.supportMode')}
            value={card.supportMode}
            options={supportModes.map((mode) => ({ value: mode, label: label('supportMode', mode, language) }))}
            onChange={(supportMode) => edit('step.supportMode', id, () => changeCard(doc, id, { supportMode }))}
            noneLabel={t('panel.none')}
            onClear={() => edit('step.supportMode', id, () => changeCard(doc, id, { supportMode: undefined }))}
          />
        </>
      )}
      <ColourField
        value={card.colour}
        noneLabel={t('panel.colourOfStage')}
        onChange={(colour) => edit('step.recolour', id, () => changeCard(doc, id, { colour }))}
      />
    </>
  )
}
