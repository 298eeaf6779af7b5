import { Maximize2, Moon, Sun, ZoomIn, ZoomOut } from 'lucide-react'
import { type ReactNode, useCallback, useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { type Look, wholeLook } from '../../journey/views/look.ts'
import { openSearch } from '../../journey/views/search-map.ts'
import { useFormats } from '../language/formats.ts'
import { useLanguage, useText } from '../language/text.ts'
import { Details } from './details.tsx'
import { FrictionRanking } from './friction-ranking.tsx'
import { LookChoices } from './look-choices.tsx'
import { MetricList } from './metric-list.tsx'
import { Outline } from './outline.tsx'
import type { SheetControl } from './pan-and-zoom.ts'
import { type Reading, ReadingContext, useDrawn, useFigures, useReading } from './reading.ts'
import { SheetView } from './sheet-view.tsx'
import { WhatIf } from './what-if.tsx'
import styles from './viewer.module.css'

interface ViewerProps {
  readonly map: JourneyMap
  /** When the map was as it is here. */
  readonly asOf: Date | undefined
  readonly look?: Look
}

const parts = ['frictions', 'metrics', 'whatIf', 'outline'] as const
type Part = (typeof parts)[number]

/** A map to be read by anyone: the drawing, what hurts most, what is measured, what could be done, and all of it in words. */
export function Viewer({ map, asOf, look: first = wholeLook }: ViewerProps) {
  const text = useText()
  const formats = useFormats()
  const figures = useFigures(map)
  const [look, setLook] = useState<Look>({ ...first, flow: first.flow || figures.flow?.problem === null })
  const [marked, setMarked] = useState<string>()
  const [part, setPart] = useState<Part>('frictions')
  const control = useRef<SheetControl>(undefined)
  const keepControl = useCallback((made: SheetControl) => {
    control.current = made
  }, [])
  const drawn = useDrawn(map, figures, useDeferredValue(look))
  const show = useCallback((id: string) => {
    setMarked(id)
    control.current?.show(id)
  }, [])
  const reading = useMemo((): Reading => ({ map, ...figures, show }), [map, figures, show])
  const title = map.meta.title || text('untitled.map')
  const facts = [
    ...(map.personas.length > 0
      ? [formats.list(map.personas.map((persona) => persona.title || text('untitled.persona')))]
      : []),
    ...(asOf ? [text('viewer.asOf', { day: formats.date(asOf.getTime()) })] : []),
  ]
  const shownParts: Readonly<Record<Part, ReactNode>> = {
    frictions: <FrictionRanking />,
    metrics: <MetricList metrics={map.metrics} />,
    whatIf: <WhatIf />,
    outline: <Outline />,
  }
  return (
    <ReadingContext value={reading}>
      <div className={styles.page}>
        <header className={styles.bar}>
          <div className={styles.heading}>
            <h1 dir="auto">{title}</h1>
            <p dir="auto">{facts.join(' · ')}</p>
          </div>
          <Search onFound={show} />
          <LookChoices look={look} onChange={setLook} />
          <div className={styles.tools}>
            <Tool label={text('viewer.zoomOut')} onClick={() => control.current?.zoom(0.8)}>
              <ZoomOut size={18} aria-hidden />
            </Tool>
            <Tool label={text('viewer.zoomIn')} onClick={() => control.current?.zoom(1.25)}>
              <ZoomIn size={18} aria-hidden />
            </Tool>
            <Tool label={text('viewer.fit')} onClick={() => control.current?.fit()}>
              <Maximize2 size={18} aria-hidden />
            </Tool>
            <ThemeTool />
          </div>
        </header>
        <main className={styles.main}>
          <SheetView title={title} drawn={drawn} marked={marked} onMark={setMarked} onControl={keepControl} />
          <aside className={styles.side}>
            {marked !== undefined && <Details id={marked} flow={drawn.flow} onClose={() => setMarked(undefined)} />}
            <Tabs part={part} onChoose={setPart} />
            {parts.map((each) => (
              <section
                key={each}
                id={`part-${each}`}
                role="tabpanel"
                aria-labelledby={`tab-${each}`}
                className={styles.part}
                data-hidden={each !== part || undefined}
              >
                <h2 className={styles.printHeading}>{text(`viewer.part-${each}`)}</h2>
                {shownParts[each]}
              </section>
            ))}
          </aside>
        </main>
      </div>
    </ReadingContext>
  )
}

interface TabsProps {
  readonly part: Part
  readonly onChoose: (part: Part) => void
}

function Tabs({ part, onChoose }: TabsProps) {
  const text = useText()
  const list = useRef<HTMLDivElement>(null)
  const move = (by: number) => {
    const next = parts[(parts.indexOf(part) + by + parts.length) % parts.length]
    if (!next) return
    onChoose(next)
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return (
    <div ref={list} role="tablist" className={styles.tabs} aria-label={text('viewer.parts')}>
      {parts.map((each) => (
        <button
          key={each}
          id={`tab-${each}`}
          type="button"
          role="tab"
          aria-selected={each === part}
          aria-controls={`part-${each}`}
          tabIndex={each === part ? 0 : -1}
          onClick={() => onChoose(each)}
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') move(1)
            if (key === 'ArrowLeft') move(-1)
          }}
        >
          {text(`viewer.part-${each}`)}
        </button>
      ))}
    </div>
  )
}

/** Finds in all texts of the map; Enter goes from one find to the next. */
function Search({ onFound }: { readonly onFound: (id: string) => void }) {
  const text = useText()
  const language = useLanguage()
  const countId = useId()
  const search = useMemo(() => openSearch(language), [language])
  const { map, arrangement } = useReading()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(-1)
  const hits = useMemo(
    () => search.find(map, arrangement, query).filter(({ target }) => target !== undefined),
    [search, map, arrangement, query],
  )
  const go = (by: number) => {
    if (hits.length === 0) return
    const next = (at + by + hits.length) % hits.length
    setAt(next)
    const target = hits[next]?.target
    if (target !== undefined) onFound(target)
  }
  return (
    <search className={styles.search}>
      <input
        type="search"
        placeholder={text('viewer.search')}
        aria-label={text('viewer.search')}
        aria-describedby={countId}
        value={query}
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value)
          setAt(-1)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
        }}
      />
      <output id={countId}>{query.trim() !== '' && text('viewer.found', { count: hits.length, at: at + 1 })}</output>
    </search>
  )
}

interface ToolProps {
  readonly label: string
  readonly onClick: () => void
  readonly children: ReactNode
}

function Tool({ label, onClick, children }: ToolProps) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  )
}

function ThemeTool() {
  const text = useText()
  const [isDark, setDark] = useState(() => {
    const { theme } = document.documentElement.dataset
    return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
  })
  const Sign = isDark ? Sun : Moon
  return (
    <Tool
      label={text(isDark ? 'viewer.light' : 'viewer.dark')}
      onClick={() => {
        document.documentElement.dataset.theme = isDark ? 'light' : 'dark'
        setDark(!isDark)
      }}
    >
      <Sign size={18} aria-hidden />
    </Tool>
  )
}
