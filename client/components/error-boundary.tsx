import { Component, type ReactNode } from 'react'
import { useText } from '../language/text.ts'
import { Button, ButtonLink } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import styles from './error-boundary.module.css'

interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** Shown in the place of what broke; by default a page that says so and offers to reload. */
  readonly fallback?: (error: unknown) => ReactNode
}

/** Keeps a fault in one part from blanking the page: says what happened, that work is safe, and what to do. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {}

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error: error ?? new Error('An empty error was thrown.') }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return this.props.fallback ? this.props.fallback(error) : <BrokenPage error={error} />
  }
}

function BrokenPage({ error }: { readonly error: unknown }) {
  const t = useText()
  return (
    <main>
      <EmptyState
        page
        title={t('shell.errorTitle')}
        action={
          <span className={styles.actions}>
            <Button variant="primary" onClick={() => location.reload()}>
              {t('shell.reload')}
            </Button>
            {/* A full load of the library, not a route: the app in this tab may be the thing that broke. */}
            <ButtonLink>
              <a href="/">{t('shell.toMyMaps')}</a>
            </ButtonLink>
          </span>
        }
      >
        <p>{t('shell.errorBody')}</p>
        <details className={styles.details}>
          <summary>{t('shell.errorDetails')}</summary>
          <pre className={styles.report}>{error instanceof Error ? (error.stack ?? error.message) : String(error)}</pre>
        </details>
      </EmptyState>
    </main>
  )
}
