import { Maximize2, SlidersHorizontal, ZoomIn, ZoomOut } from 'lucide-react'
import {
  type ReactNode,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { type Look, wholeLook } from '../../journey/views/look.ts'
import { useMedia } from '../components/use-media.ts'
import { useFormats } from '../language/formats.ts'
import { useText } from '../language/text.ts'
import { useDrawn, useFigures } from './drawn.ts'
import { NotThere } from './not-there.tsx'
import { type Place, Tabs, parts as partNames } from './tabs.tsx'
import type { SheetControl } from './pan-and-zoom.ts'
import { useParts } from './parts.ts'
import { usePrinting } from './printing.ts'
import { type Reading, ReadingContext, type Talk } from './reading.ts'
import { SheetView } from './sheet-view.tsx'
import { LanguageTool, ThemeTool, Tool } from './tools.tsx'
import styles from './viewer.module.css'

interface ViewerProps {
  readonly map: JourneyMap
  /** When the map was as it is here. */
  readonly asOf?: Date | undefined
  readonly look?: Look
  /** What there is to say about where the map comes from, beside its title. */
  readonly status?: ReactNode
  /** For a page of an address: its reader may choose a language, and the theme is remembered by this. */
  readonly onTheme?: (theme: 'light' | 'dark') => void
  readonly talk?: Talk
}

/** Narrower than this there is room for one thing at a time; the same number stands in viewer.module.css. */
const narrow = '(width < 760px)'

/** A map to be read by anyone: the drawing, what hurts most, what is measured, what could be done, and all of it in words. */
export function Viewer({ map, asOf, look: first = wholeLook, status, onTheme, talk }: ViewerProps) {
  const text = useText()
  const formats = useFormats()
  const isNarrow = useMedia(narrow)
  const { parts, failed, retry } = useParts()
  const [look, setLook] = useState<Look>(first)
  const [marked, setMarked] = useState<string>()
  const [sought, setSought] = useState<{ readonly id: string }>()
  const [chosen, setChosen] = useState<Place>(isNarrow ? 'map' : 'frictions')
  const [hasChoices, setChoices] = useState(false)
  const isPrinting = usePrinting()
  const place: Place = chosen === 'map' && !isNarrow ? 'frictions' : chosen
  const control = useRef<SheetControl>(undefined)
  const keepControl = useCallback((made: SheetControl) => {
    control.current = made
  }, [])
  const figures = useFigures(map, parts, look.flow || isPrinting || place === 'frictions' || place === 'whatIf')
  const drawn = useDrawn(map, figures, useDeferredValue(look), parts)
  const show = useCallback((id: string) => {
    setMarked(id)
    setChosen((now) => (matchMedia(narrow).matches ? 'map' : now))
    setSought({ id })
  }, [])
  // What is known of a card may take room from the drawing: it is brought in sight in what is left.
  useLayoutEffect(() => {
    if (sought) control.current?.show(sought.id)
  }, [sought])
  useLayoutEffect(() => {
    if (marked !== undefined) control.current?.reveal(marked)
  }, [marked])
  useEffect(() => {
    const leave = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setMarked(undefined)
    }
    addEventListener('keydown', leave)
    return () => removeEventListener('keydown', leave)
  }, [])
  const reading = useMemo((): Reading => ({ map, ...figures, show, talk }), [map, figures, show, talk])
  const title = map.meta.title || text('untitled.map')
  const facts = [
    ...(map.personas.length > 0
      ? [formats.list(map.personas.map((persona) => persona.title || text('untitled.persona')))]
      : []),
    ...(asOf ? [text('viewer.asOf', { day: formats.date(asOf.getTime()) })] : []),
  ]
  const shown = parts && {
    frictions: <parts.FrictionRanking />,
    metrics: <parts.MetricList metrics={map.metrics} />,
    whatIf: <parts.WhatIf />,
    outline: <parts.Outline />,
  }
  return (
    <ReadingContext value={reading}>
      <div className={styles.page} data-place={place}>
        <header className={styles.bar} data-open={hasChoices || undefined}>
          <div className={styles.heading}>
            <h1 dir="auto">{title}</h1>
            <p dir="auto">
              {status}
              {facts.join(' · ')}
            </p>
          </div>
          {parts ? (
            <>
              <parts.Search onFound={show} />
              <parts.LookChoices look={look} onChange={setLook} />
            </>
          ) : (
            <div className={styles.choices} />
          )}
          <div className={styles.tools}>
            {isNarrow ? (
              <Tool label={text('viewer.choices')} expanded={hasChoices} onClick={() => setChoices(!hasChoices)}>
                <SlidersHorizontal size={18} aria-hidden />
              </Tool>
            ) : (
              <>
                <Tool label={text('viewer.zoomOut')} onClick={() => control.current?.zoom(0.8)}>
                  <ZoomOut size={18} aria-hidden />
                </Tool>
                <Tool label={text('viewer.zoomIn')} onClick={() => control.current?.zoom(1.25)}>
                  <ZoomIn size={18} aria-hidden />
                </Tool>
              </>
            )}
            <Tool label={text('viewer.fit')} onClick={() => control.current?.fit()}>
              <Maximize2 size={18} aria-hidden />
            </Tool>
            {onTheme && <LanguageTool />}
            <ThemeTool onChoose={onTheme} />
          </div>
        </header>
        <main className={styles.main}>
          <div
            className={styles.sheet}
            id="part-map"
            {...(isNarrow ? { role: 'tabpanel', 'aria-labelledby': 'tab-map' } : {})}
          >
            <SheetView
              title={title}
              drawn={drawn}
              whole={isPrinting}
              marked={marked}
              onMark={setMarked}
              onControl={keepControl}
            />
            {isNarrow && details()}
          </div>
          <aside className={styles.side}>
            {!isNarrow && details()}
            <Tabs place={place} withMap={isNarrow} onChoose={setChosen} />
            {partNames.map((each) => (
              <section
                key={each}
                id={`part-${each}`}
                role="tabpanel"
                aria-labelledby={`tab-${each}`}
                className={styles.part}
                data-hidden={each !== place || undefined}
              >
                <h2 className={styles.printHeading}>{text(`viewer.part-${each}`)}</h2>
                {each !== place && !isPrinting ? null : shown ? (
                  shown[each]
                ) : (
                  <NotThere failed={failed} onRetry={retry} />
                )}
              </section>
            ))}
          </aside>
        </main>
      </div>
    </ReadingContext>
  )

  function details(): ReactNode {
    if (marked === undefined || !parts) return null
    return <parts.Details id={marked} flow={drawn.flow} onClose={() => setMarked(undefined)} />
  }
}
