import { Plus } from 'lucide-react'
import { useState } from 'react'
import { addFix } from '../../../journey/edits/fixes.ts'
import { isClosed } from '../../../journey/layout/card-content.ts'
import { solutionsFor } from '../../../journey/library/solutions.ts'
import { limits } from '../../../journey/model/limits.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import { announce } from '../../state/announcements.ts'
import { useFlow } from '../../state/economics.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { useMoney } from './use-money.ts'
import strengths from './strengths.module.css'
import styles from './what-if.module.css'

/** Adds a fix against a friction: one that is known to help, or one in own words. */
export function AddFix({ isFirst }: { readonly isFirst: boolean }) {
  const text = useText()
  const language = useLanguage()
  const money = useMoney()
  const editor = useEditor()
  const { doc } = editor
  const [isAsked, setAsked] = useState(false)
  const [frictionId, setFriction] = useState<string>()
  const [words, setWords] = useState('')
  const map = useEditorState((state) => state.map)
  const flow = useFlow()
  const atRisk = new Map(flow?.problem === null ? flow.frictions.map((each) => [each.id, each.atRisk ?? 0]) : [])
  const frictions = map.frictions
    .filter((friction) => !isClosed(friction))
    .toSorted((first, second) => (atRisk.get(second.id) ?? 0) - (atRisk.get(first.id) ?? 0))
  const friction = frictions.find(({ id }) => id === frictionId) ?? frictions[0]
  if (!friction) return isFirst ? <p className={styles.quiet}>{text('whatIf.noFrictions')}</p> : null
  if (!isFirst && !isAsked) {
    return (
      <Button size="small" icon={<Plus size={14} />} className={styles.start} onClick={() => setAsked(true)}>
        {text('whatIf.addFix')}
      </Button>
    )
  }
  const used = new Set(map.fixes.filter(({ frictions: on }) => on.includes(friction.id)).map(({ key }) => key))
  const known = solutionsFor(friction.key ?? '').filter(({ key }) => !used.has(key))
  const add = (title: string, key?: string) => {
    editor.edit('step.addFix', undefined, () =>
      addFix(doc, { title, frictions: [friction.id], ...(key === undefined ? {} : { key }) }),
    )
    announce(text('whatIf.added', { title }))
    setWords('')
  }
  return (
    <section className={strengths.addFix} aria-label={text('whatIf.addFix')}>
      <Select
        label={text('whatIf.friction')}
        value={friction.id}
        onChange={setFriction}
        options={frictions.map(({ id, title }) => {
          const name = title || text('untitled.friction')
          const risk = atRisk.get(id) ?? 0
          const label = text('whatIf.frictionAtRisk', { title: name, money: money.compact(risk) })
          return { value: id, label: risk > 0 ? label : name }
        })}
      />
      {known.length > 0 && (
        <div className={strengths.known}>
          <h4 className={styles.subheading}>{text('whatIf.known')}</h4>
          {known.map((solution) => (
            <Button
              key={solution.key}
              size="small"
              icon={<Plus size={14} />}
              onClick={() => add(solution[language], solution.key)}
            >
              {solution[language]}
            </Button>
          ))}
        </div>
      )}
      <form
        className={strengths.own}
        onSubmit={(event) => {
          event.preventDefault()
          if (words.trim() !== '') add(words.trim())
        }}
      >
        <TextField
          label={text(known.length > 0 ? 'whatIf.ownFix' : 'whatIf.ownFixOnly')}
          value={words}
          maxLength={limits.titleLength}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="submit">{text('whatIf.addIt')}</Button>
      </form>
    </section>
  )
}
