import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { IconButton } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { useText } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { useEditorState } from '../../state/editor.ts'
import { usePeople } from '../../state/people.ts'
import { usePreferences } from '../../state/preferences.ts'
import { createViewport } from '../../state/viewport-store.ts'
import { Caption } from './caption.tsx'
import { type PresentChoices, rememberChoices, rememberedChoices } from './choices.ts'
import { useFullScreen } from './use-full-screen.ts'
import { type PresentCommand, commandOf } from './keys.ts'
import { LaserTrail } from './laser-trail.tsx'
import { NotesPanel } from './notes-panel.tsx'
import { notesOf } from './notes.ts'
import { PresentedMap } from './presented-map.tsx'
import { PresenterBar } from './presenter-bar.tsx'
import styles from './presentation.module.css'
import { Screen, controlOf } from './screen.tsx'
import { spokenStep, stepFacts } from './step-facts.ts'
import { type Step, indexAcross, keptIndex, stepsOf } from './steps.ts'
import { useAwake } from './use-awake.ts'
import { useFollowers } from './use-followers.ts'
import { useGestures } from './use-gestures.ts'
import { useHeldKey } from './use-held-key.ts'
import { useIdle } from './use-idle.ts'
import { useInsets } from './use-insets.ts'
import { useLaser } from './use-laser.ts'
import { useStep, useTold } from './use-told.ts'

const overview: Step = { kind: 'map' }

/** A map as somebody presents it: step by step, over the whole window. */
export function PresenterView({ session, onClose }: { readonly session: MapSession; readonly onClose: () => void }) {
  const text = useText()
  const { presence, doc } = session
  const hidesAssumed = useEditorState((state) => state.look.hideAssumed)
  const curves = useEditorState((state) => state.look.curves)
  const singleKeys = usePreferences((state) => state.singleKeys)
  const isConnected = useStore(session.status, (status) => status.connected)
  const [choices, setChoices] = useState(rememberedChoices)
  const [place, setPlace] = useState({ step: overview, index: 0 })
  const [isLaserOn, setLaserOn] = useState(false)
  const [isBlank, setBlank] = useState(false)
  const [since] = useState(Date.now)
  const [viewport] = useState(createViewport)
  const screen = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLDivElement>(null)
  const told = useTold(hidesAssumed)
  const { map, arrangement, worst, language } = told
  const ranked = useMemo(() => worst.map(({ friction }) => friction.id), [worst])
  const steps = useMemo(() => stepsOf(map, ranked, choices.order), [map, ranked, choices.order])
  const index = keptIndex(steps, place.step, place.index)
  const step = steps[index] ?? overview
  const drawn = useStep(told, step, choices.allLanes, curves)
  const { facts } = drawn
  const { insets, named } = useInsets(step.kind !== 'map')
  const laser = useLaser(presence)
  const followers = useFollowers(usePeople(presence), doc.clientID)
  const isIdle = useIdle(screen)
  const full = useFullScreen(onClose)
  useAwake()

  const number = index + 1
  const count = steps.length
  const { kind, id } = step
  useEffect(() => {
    presence.setPresenting({
      kind,
      ...(id === undefined ? {} : { id }),
      number,
      count,
      allLanes: choices.allLanes,
      hidesAssumed,
      ...(curves ? { curves } : {}),
    })
  }, [presence, kind, id, number, count, choices.allLanes, hidesAssumed, curves])
  useEffect(() => () => presence.setPresenting(undefined), [presence])

  const goTo = (to: number) => {
    const next = Math.max(0, Math.min(to, steps.length - 1))
    setBlank(false)
    setPlace({ step: steps[next] ?? overview, index: next })
  }
  const choose = (change: Partial<PresentChoices>) => {
    const next = { ...choices, ...change }
    setChoices(next)
    rememberChoices(next)
    if (change.order === undefined || change.order === choices.order) return
    const others = stepsOf(map, ranked, change.order)
    const at = indexAcross(others, step, map, arrangement)
    setPlace({ step: others[at] ?? overview, index: at })
  }
  const switchLaser = (on: boolean) => {
    setLaserOn(on)
    if (!on) laser.point()
  }
  useGestures({
    area,
    viewport,
    isLaserOn,
    next: () => goTo(index + 1),
    previous: () => goTo(index - 1),
    point: laser.point,
  })
  const laserKey = useHeldKey('l', isLaserOn, switchLaser)
  const run: Readonly<Record<PresentCommand, () => void>> = {
    next: () => (isBlank ? setBlank(false) : goTo(index + 1)),
    previous: () => (isBlank ? setBlank(false) : goTo(index - 1)),
    first: () => goTo(0),
    last: () => goTo(steps.length - 1),
    end: onClose,
    notes: () => choose({ notes: !choices.notes }),
    laser: laserKey,
    'full-screen': full.toggle,
    blank: () => setBlank(!isBlank),
    nothing: () => {},
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandOf(event, controlOf(event), singleKeys)
    if (command === undefined) return
    event.preventDefault()
    // Held down, a key turns pages; it switches nothing on and off.
    if (!event.repeat || command === 'next' || command === 'previous') run[command]()
  }
  const after = steps[index + 1]
  return (
    <Screen
      title={text('present.title', { title: map.meta.title || text('untitled.map') })}
      spoken={spokenStep(facts, { number, count }, language, text)}
      onClose={onClose}
      onKeyDown={onKeyDown}
      screen={screen}
      part="presenter"
      hasNotes={choices.notes}
    >
      <div
        className={styles.within}
        data-idle={isIdle || undefined}
        data-laser-on={isLaserOn || undefined}
        // What a pointer has pressed keeps no focus: the keys that follow are for the steps.
        onPointerUp={() => setTimeout(() => screen.current?.focus({ preventScroll: true }))}
      >
        <PresentedMap viewport={viewport} area={area} insets={insets} named={named} {...drawn}>
          <LaserTrail viewport={viewport} aim={laser.aim} />
        </PresentedMap>
        <PresenterBar
          choices={choices}
          onChoose={choose}
          followers={followers.now}
          isAlone={!isConnected && followers.ever}
          isLaserOn={isLaserOn}
          onLaser={() => switchLaser(!isLaserOn)}
          isFull={full.isFull}
          onFull={full.toggle}
          onEnd={onClose}
        />
        {choices.notes && (
          <NotesPanel
            notes={notesOf(step, map, arrangement)}
            next={after && stepFacts(after, told).title}
            since={since}
          />
        )}
        <Caption told={facts} number={number} count={count}>
          <div className={styles.turn} data-controls>
            <IconButton
              label={text('present.previous')}
              shortcut="ArrowLeft"
              tooltipSide="top"
              icon={<ChevronLeft size={20} />}
              aria-disabled={index === 0}
              onClick={() => goTo(index - 1)}
            />
            <IconButton
              label={text('present.next')}
              shortcut="ArrowRight"
              tooltipSide="top"
              icon={<ChevronRight size={20} />}
              aria-disabled={index === steps.length - 1}
              onClick={() => goTo(index + 1)}
            />
          </div>
        </Caption>
        {isBlank && <div className={classNames(styles.blank)} data-blank />}
      </div>
    </Screen>
  )
}
