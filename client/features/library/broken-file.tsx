import type { Problem } from '../../../journey/model/problem.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import type { MessageKey } from '../../language/messages.ts'
import { type Text, useText } from '../../language/text.ts'
import type { BrokenImport } from './use-import.ts'
import styles from './broken-file.module.css'

interface BrokenFileProps {
  readonly broken: BrokenImport
  readonly onClose: () => void
  readonly onAnother: () => void
}

/** Why a file was not imported: every problem with its place. */
export function BrokenFile({ broken, onClose, onAnother }: BrokenFileProps) {
  const t = useText()
  const { file, problems, hidden } = broken
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="medium"
      title={t('library.brokenTitle', { file })}
      description={t('library.brokenBody', { count: problems.length + hidden })}
      footer={
        <>
          <Button
            onClick={() => {
              onClose()
              onAnother()
            }}
          >
            {t('library.brokenAnother')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('shell.close')}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list is scrolled with the keyboard */}
      <section className={styles.frame} tabIndex={0} aria-label={t('library.brokenProblem')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('library.brokenPath')}</th>
              <th scope="col">{t('library.brokenProblem')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem, index) => (
              <tr key={index}>
                <td className={styles.path}>
                  {problem.path === '' ? t('library.brokenWhole') : <code>{problem.path}</code>}
                </td>
                <td>{wordProblem(t, problem)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {hidden > 0 && <p className={styles.hidden}>{t('library.brokenHidden', { count: hidden })}</p>}
      </section>
    </Dialog>
  )
}

/** A problem in the user's words. */
export function wordProblem(t: Text, { code, detail }: Problem): string {
  if (code === 'wrong-value' && detail !== undefined) return t('problem.wrong-value-detail', { detail })
  return t(`problem.${code}`, { detail: wordType(t, detail ?? '') })
}

const typeWords: Readonly<Record<string, MessageKey>> = {
  string: 'problem.type-string',
  number: 'problem.type-number',
  int: 'problem.type-int',
  boolean: 'problem.type-boolean',
  array: 'problem.type-array',
  object: 'problem.type-object',
  record: 'problem.type-record',
}

/** What kind of value was expected, in words where it is one of JSON's kinds. */
function wordType(t: Text, detail: string): string {
  const key = typeWords[detail]
  return key === undefined ? detail : t(key)
}
