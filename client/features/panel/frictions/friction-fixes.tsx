import { useCallback, useMemo, useState } from 'react'
import { addFix, setFixed } from '../../../../journey/edits/fixes.ts'
import { searchEntries } from '../../../../journey/library/search.ts'
import { librarySolutions, solutionsFor } from '../../../../journey/library/solutions.ts'
import { limits } from '../../../../journey/model/limits.ts'
import type { Friction } from '../../../../journey/model/schema.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { Picker } from '../fields/picker.tsx'
import { Fold } from '../fold.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { FixItem } from './fix-item.tsx'
import styles from './frictions.module.css'

/** What would help against a friction: fixes of the map, from the library, or in own words. */
export function FrictionFixes({ friction }: { readonly friction: Friction }) {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const allFixes = useEditorState(({ map }) => map.fixes)
  const [open, setOpen] = useState<string>()
  const { id, key } = friction
  const fixes = useMemo(() => allFixes.filter(({ frictions }) => frictions.includes(id)), [allFixes, id])

  const search = useCallback(
    (query: string) => {
      const used = new Set(fixes.map((fix) => fix.key))
      const suggested = solutionsFor(key ?? '')
      const others = librarySolutions.filter((solution) => !suggested.some((known) => known.key === solution.key))
      const group = (words: string) => (query.trim() === '' ? { group: words } : {})
      const solution = (words: string) => (entry: (typeof librarySolutions)[number] | (typeof suggested)[number]) => ({
        key: entry.key,
        en: entry.en,
        id: entry.id,
        option: { key: `library:${entry.key}`, label: entry[language], ...group(words) },
      })
      const entries = [
        ...suggested.filter((entry) => !used.has(entry.key)).map(solution(t('flow.suggested'))),
        ...allFixes
          .filter(({ frictions }) => !frictions.includes(id))
          .map(({ id: fixId, title }) => ({
            key: fixId,
            en: title,
            id: title,
            option: { key: `fix:${fixId}`, label: title || t('untitled.fix'), ...group(t('flow.onMap')) },
          })),
        ...others.filter((entry) => !used.has(entry.key)).map(solution(t('flow.moreSolutions'))),
      ]
      return searchEntries(entries, query, language).map(({ option }) => option)
    },
    [fixes, allFixes, id, key, language, t],
  )
  const pick = (option: { readonly key: string; readonly label: string }) => {
    const [kind = '', ...rest] = option.key.split(':')
    const picked = rest.join(':')
    if (kind === 'fix') {
      edit('step.changeFix', picked, () => setFixed(doc, picked, id, true))
      setOpen(picked)
    } else add(option.label, picked)
  }
  const add = (title: string, solution?: string) =>
    setOpen(
      edit('step.addFix', undefined, () =>
        addFix(doc, { title, frictions: [id], ...(solution === undefined ? {} : { key: solution }) }),
      ),
    )
  return (
    <Fold name="friction-fixes" size="part" title={t('flow.fixes')} summary={fixes.length > 0 && `${fixes.length}`}>
      {fixes.length > 0 && (
        <ul className={styles.fixes}>
          {fixes.map((fix) => (
            <FixItem
              key={fix.id}
              fix={fix}
              friction={id}
              open={fix.id === open}
              onToggle={() => setOpen(fix.id === open ? undefined : fix.id)}
            />
          ))}
        </ul>
      )}
      <div className={styles.addFix}>
        <Picker
          label={t('flow.addFix')}
          placeholder={t('flow.addFixPlaceholder')}
          search={search}
          onPick={pick}
          onOwnWords={(title) => add(title)}
          maxLength={limits.titleLength}
        />
      </div>
    </Fold>
  )
}
