import { useMemo } from 'react'
import { changeMap } from '../../../../journey/edits/map.ts'
import { searchEntries } from '../../../../journey/library/search.ts'
import { languageLocales } from '../../../language/languages.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { LiveLine } from '../fields/live-field.tsx'
import type { Option } from '../../../components/option-list.tsx'
import { SearchSelect } from '../fields/search-select.tsx'
import { FigureField } from '../../../components/figure-field.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { Rows } from '../section.tsx'

/** Currencies that stand at the top of the list, since most maps are in one of them. */
const common = ['IDR', 'USD', 'EUR', 'SGD', 'MYR', 'GBP', 'AUD', 'JPY']

/** What every number on the map goes by. */
export function MapSettings() {
  const t = useText()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const { currency, period, entrants } = useEditorState(({ map }) => map.meta)
  const { nameOf, search } = useCurrencies(currency)
  const change = (fields: Parameters<typeof changeMap>[1], gesture?: string) =>
    edit('step.mapSettings', undefined, () => changeMap(doc, fields), gesture)
  return (
    <div data-fold="entrants">
      <Rows>
        <SearchSelect
          label={t('panel.currency')}
          value={currency === undefined ? '' : nameOf(currency)}
          search={search}
          onPick={(next) => change({ currency: next })}
          noneLabel={t('panel.none')}
          onClear={() => change({ currency: undefined })}
        />
        <LiveLine
          label={t('panel.mapPeriod')}
          placeholder={t('panel.mapPeriodPlaceholder')}
          value={period}
          write={(text) => change({ period: text === '' ? undefined : text }, 'map:period')}
        />
        <FigureField
          draftKey="map:entrants"
          label={t('panel.entrants')}
          placeholder={t('panel.entrantsPlaceholder')}
          bounds="amount"
          value={entrants}
          onChange={(next) => change({ entrants: next })}
        />
      </Rows>
    </div>
  )
}

function useCurrencies(current: string | undefined) {
  const language = useLanguage()
  return useMemo(() => {
    const names = new Intl.DisplayNames(languageLocales[language], { type: 'currency' })
    const nameOf = (code: string) => `${code} · ${names.of(code) ?? code}`
    const codes = new Set([...common, ...Intl.supportedValuesOf('currency')])
    const entries = [...codes].map((key) => ({ key, en: nameOf(key), id: nameOf(key) }))
    const search = (query: string): readonly Option[] =>
      searchEntries(entries, query, language).map(({ key, en }) => ({ key, label: en, chosen: key === current }))
    return { nameOf, search }
  }, [language, current])
}
