import { MapPin } from 'lucide-react'
import { useMemo } from 'react'
import { searchEntries } from '../../../journey/library/search.ts'
import { label } from '../../../journey/library/words.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import {
  type FrictionStatus,
  frictionStatuses,
  lossBuckets,
  persistences,
  severities,
} from '../../../journey/model/vocabulary.ts'
import { SeverityShape } from '../../components/icon.tsx'
import type { Option } from '../../components/option-list.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { StatusIcon } from './status-icon.tsx'

/** Looks for options by their labels. */
export function finding(options: readonly Option[], language: 'en' | 'id'): (query: string) => readonly Option[] {
  return (query) =>
    searchEntries(
      options.map((option) => ({ key: option.key, en: option.label, id: option.label, option })),
      query,
      language,
    ).map(({ option }) => option)
}

/** The values that a friction can be given, as options. */
export function useValueOptions(): Readonly<
  Record<'status' | 'bucket' | 'severity' | 'persistence', readonly Option[]>
> {
  const t = useText()
  const language = useLanguage()
  return useMemo(
    () => ({
      status: frictionStatuses.map((status: FrictionStatus) => ({
        key: status,
        label: label('frictionStatus', status, language),
        icon: <StatusIcon status={status} />,
      })),
      bucket: [
        ...lossBuckets.map((bucket) => ({ key: bucket, label: label('lossBucket', bucket, language) })),
        { key: 'none', label: t('board.bucket-none') },
      ],
      severity: severities.map((severity) => ({
        key: `${severity}`,
        label: `${severity} – ${label('severity', severity, language)}`,
        icon: <SeverityShape severity={severity} size={18} />,
      })),
      persistence: [
        ...persistences.map((each) => ({ key: each, label: t(`flow.persistence-${each}`) })),
        { key: 'none', label: t('panel.none') },
      ],
    }),
    [t, language],
  )
}

/** Everybody who answers for something on the map. */
export function useOwners(): readonly string[] {
  const cards = useEditorState(({ map }) => map.cards)
  const frictions = useEditorState(({ map }) => map.frictions)
  const fixes = useEditorState(({ map }) => map.fixes)
  return useMemo(() => {
    const names = [cards, frictions, fixes].flatMap((things) => things.map(({ owner }) => owner?.trim() ?? ''))
    return [...new Set(names)].filter((name) => name !== '').sort((a, b) => a.localeCompare(b))
  }, [cards, frictions, fixes])
}

/** Touchpoints and stages of a map, those first that are chosen. */
export function placeOptions(
  { stages, cards, lanes }: JourneyMap,
  chosen: readonly string[],
  words: { readonly touchpoints: string; readonly stages: string; readonly untitled: string },
): readonly Option[] {
  const roles = new Map(lanes.map(({ id, role }) => [id, role]))
  const titles = new Map(stages.map(({ id, title }) => [id, title]))
  const icon = <MapPin size={14} />
  const touchpoints = stages.flatMap((stage) =>
    cards
      .filter(({ place }) => place.stage === stage.id && roles.get(place.lane) === 'touchpoint')
      .map(({ id, title }) => ({
        key: id,
        label: title || words.untitled,
        detail: titles.get(stage.id) ?? '',
        group: words.touchpoints,
        icon,
        chosen: chosen.includes(id),
      })),
  )
  const wholes = stages.map(({ id, title }) => ({
    key: id,
    label: title || words.untitled,
    group: words.stages,
    icon,
    chosen: chosen.includes(id),
  }))
  return [...touchpoints, ...wholes]
}
