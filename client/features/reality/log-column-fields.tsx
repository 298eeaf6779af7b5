import type { Inspection } from '../../../journey/import/read-table.ts'
import type { Columns } from '../../../journey/import/roles.ts'
import { type LogRole, logRoles, neededLogRoles } from '../../../journey/reality/log-columns.ts'
import { Select } from '../../components/select.tsx'
import { headerWords } from '../../components/table/header-words.ts'
import tableStyles from '../../components/table/table-dialog.module.css'
import { useText } from '../../language/text.ts'

interface LogColumnFieldsProps {
  readonly inspection: Inspection
  readonly columns: Columns
  readonly onChoose: (change: { readonly columns: Columns }) => void
}

/** Which columns of an event log are for what. */
export function LogColumnFields({ inspection, columns, onChoose }: LogColumnFieldsProps) {
  const text = useText()
  const headers = inspection.facts.columns.map(({ header }) => ({ value: header, label: headerWords(header, text) }))
  const set = (role: LogRole, header: string | undefined) => {
    // A column is for one thing: what it was for before has none then.
    const kept = Object.entries(columns).filter(([other, taken]) => other !== role && taken !== header)
    onChoose({ columns: Object.fromEntries(header === undefined ? kept : [...kept, [role, header]]) })
  }
  return (
    <div className={tableStyles.fields}>
      {logRoles.map((role) => (
        <Select
          key={role}
          label={text(`reality.role-${role}`)}
          value={columns[role]}
          options={headers}
          placeholder={text('imports.noColumn')}
          {...(neededLogRoles.has(role)
            ? {}
            : { noneLabel: text('imports.noColumn'), onClear: () => set(role, undefined) })}
          onChange={(header) => set(role, header)}
        />
      ))}
    </div>
  )
}
