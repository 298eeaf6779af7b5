import { UserPlus, X } from 'lucide-react'
import { rateEmotion } from '../../../../journey/edits/cards.ts'
import { addPersona } from '../../../../journey/edits/personas.ts'
import { personaColour } from '../../../../journey/layout/emotion-personas.ts'
import type { Card, Persona } from '../../../../journey/model/schema.ts'
import type { Colour } from '../../../../journey/model/vocabulary.ts'
import { Button, IconButton } from '../../../components/button.tsx'
import { type Formats, useFormats } from '../../../language/formats.ts'
import { useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { faceIcon } from '../../../../journey/layout/card-content.ts'
import { RadioRow } from '../fields/radio-row.tsx'
import { Icon } from '../../../components/icon.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { Section } from '../section.tsx'
import { Dot } from '../thing-name.tsx'
import styles from './card.module.css'

/** How each persona feels at a touchpoint. */
export function EmotionSection({ card }: { readonly card: Card }) {
  const t = useText()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const personas = useEditorState(({ map }) => map.personas)
  return (
    <Section title={t('panel.emotion')}>
      <div className={styles.body}>
        {personas.map((persona, index) => (
          <Rating key={persona.id} card={card} persona={persona} colour={personaColour(persona, index)} />
        ))}
        {personas.length === 0 && (
          <div className={styles.empty}>
            <p>{t('panel.emotionNeedsPersona')}</p>
            <Button
              size="small"
              icon={<UserPlus size={16} />}
              onClick={() =>
                edit('step.addPersona', undefined, () =>
                  addPersona(doc, { title: t('panel.firstPersona'), colour: 'indigo' }),
                )
              }
            >
              {t('panel.addPersona')}
            </Button>
          </div>
        )}
      </div>
    </Section>
  )
}

const ratings = [-2, -1, 0, 1, 2] as const

interface RatingProps {
  readonly card: Card
  readonly persona: Persona
  readonly colour: Colour
}

function Rating({ card, persona, colour }: RatingProps) {
  const t = useText()
  const formats = useFormats()
  const { doc, history } = useEditor()
  const edit = usePanelEdit()
  const value = card.emotions?.[persona.id]
  const name = persona.title || t('untitled.persona')

  // Walking over the faces with the arrow keys is one gesture.
  const rate = (next: number | undefined) =>
    edit(
      'step.rateEmotion',
      card.id,
      () => rateEmotion(doc, card.id, persona.id, next),
      `emotion:${card.id}:${persona.id}`,
    )
  return (
    <div className={styles.rating} onBlur={() => history.endGesture()}>
      <span className={styles.ratingName}>
        <Dot colour={colour} />
        <span className={styles.ratingTitle} dir="auto">
          {name}
        </span>
        <output className={styles.ratingValue}>{value === undefined ? '–' : signed(value, formats)}</output>
      </span>
      <div className={styles.faceRow}>
        <RadioRow
          label={t('panel.emotionOf', { name })}
          value={value}
          options={ratings.map((rating) => ({
            value: rating,
            label: `${t(`panel.feels${rating}`)} (${signed(rating, formats)})`,
            picture: <Icon name={faceIcon(rating)} size={24} />,
            ...(rating === 0 ? {} : { tone: rating < 0 ? 'low' : 'high' }),
          }))}
          onChange={rate}
          onClear={() => rate(undefined)}
        />
        <IconButton
          size="small"
          label={t('panel.clearEmotion', { name })}
          icon={<X size={14} />}
          className={styles.clear}
          data-hidden={value === undefined || undefined}
          aria-disabled={value === undefined}
          onClick={() => value !== undefined && rate(undefined)}
        />
      </div>
    </div>
  )
}

/** With a sign, as emotions are named: −2 … +2. */
function signed(value: number, formats: Formats): string {
  return value > 0 ? `+${formats.number(value)}` : formats.number(value).replace('-', '−')
}
