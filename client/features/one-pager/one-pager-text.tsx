import type { OnePagerContent, OnePagerFigure } from '../../../journey/layout/one-pager-content.ts'
import { label } from '../../../journey/library/words.ts'
import { useLanguage, useText } from '../../language/text.ts'
import styles from './one-pager.module.css'

/** All that the page says, for those who do not see it. */
export function OnePagerText({ content }: { readonly content: OnePagerContent }) {
  const text = useText()
  const { title, deck, day, personas, stages, curves, frictions, metrics, changes, evidence, honest } = content
  return (
    <article className={styles.text}>
      <h2>{title}</h2>
      <p>{deck}</p>
      <p>{day}</p>
      {evidence && (
        <p>
          {evidence.heading}: {evidence.score} {evidence.outOf}. {evidence.parts.map((part) => part.text).join(', ')}.
        </p>
      )}
      {personas.length > 0 && <List heading={text('onePager.personas')} lines={personas.map((one) => one.title)} />}
      {stages.length > 0 && (
        <List
          heading={text('onePager.stages')}
          lines={stages.map((stage) =>
            [stage.title, stage.touchpoints.map((one) => one.title).join(', ')]
              .filter((part) => part !== '')
              .join(': '),
          )}
        />
      )}
      {curves.some(({ notes }) => notes.length > 0) && (
        <List
          heading={text('onePager.emotion')}
          lines={curves.flatMap(({ notes }) =>
            notes.map((note) => text(note.isLowest ? 'onePager.lowest' : 'onePager.highest', { point: note.text })),
          )}
        />
      )}
      <FrictionTable frictions={frictions} />
      {metrics.rows.length > 0 && (
        <table>
          <caption>{metrics.heading}</caption>
          <tbody>
            {metrics.rows.map(({ title: name, value, notMeasured, aim }, index) => (
              <tr key={index}>
                <th scope="row">{name}</th>
                <td>{value ? <Figure figure={value} /> : notMeasured}</td>
                <td>{aim[0]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes && <List heading={changes.heading} lines={changes.lines.map((line) => line.text)} />}
      {honest !== undefined && <p>{honest}</p>}
    </article>
  )
}

function FrictionTable({ frictions: { heading, columns, rows, more } }: Pick<OnePagerContent, 'frictions'>) {
  const text = useText()
  if (rows.length === 0) return null
  return (
    <>
      <table>
        <caption>{heading}</caption>
        <thead>
          <tr>
            <th scope="col">{text('onePager.friction')}</th>
            <th scope="col">{text('onePager.where')}</th>
            <th scope="col">{columns.meets}</th>
            <th scope="col">{columns.leaves}</th>
            <th scope="col">{columns.money}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ rank, title, about, meets, leaves, money }) => (
            <tr key={rank}>
              <th scope="row">
                {rank}. {title}
              </th>
              <td>{about[0]}</td>
              <td>{meets && <Figure figure={meets} />}</td>
              <td>{leaves && <Figure figure={leaves} />}</td>
              <td>{money?.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more !== '' && <p>{more}</p>}
    </>
  )
}

function Figure({ figure: { text, evidence } }: { readonly figure: OnePagerFigure }) {
  const language = useLanguage()
  return `${text} (${label('evidence', evidence, language).toLowerCase()})`
}

function List({ heading, lines }: { readonly heading: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <h3>{heading}</h3>
      <ul>
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
