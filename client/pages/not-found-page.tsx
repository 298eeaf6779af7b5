import { Link } from 'wouter'
import { ButtonLink } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageFrame } from '../components/page-frame.tsx'
import { usePageTitle } from '../components/page-title.ts'
import { useText } from '../language/text.ts'

/** An address where nothing is, with a way home. */
export function NotFoundPage() {
  const t = useText()
  usePageTitle(t('shell.notFoundTitle'))
  return (
    <PageFrame>
      <EmptyState
        page
        picture={<LostTrail />}
        title={t('shell.notFoundTitle')}
        action={
          <ButtonLink variant="primary">
            <Link href="/">{t('shell.toMyMaps')}</Link>
          </ButtonLink>
        }
      >
        {t('shell.notFoundBody')}
      </EmptyState>
    </PageFrame>
  )
}

/** Footsteps that fade out. */
function LostTrail() {
  const steps = [
    [16, 62, -12],
    [42, 44, -26],
    [70, 54, -6],
    [96, 36, -22],
    [124, 44, -4],
    [150, 28, -18],
  ] as const
  return (
    <svg width="176" height="84" viewBox="0 0 176 84" fill="var(--j-accent)">
      {steps.map(([x, y, turn], index) => (
        <ellipse
          key={x}
          cx={x}
          cy={y}
          rx="10"
          ry="6.5"
          transform={`rotate(${turn} ${x} ${y})`}
          opacity={1 - index * 0.17}
        />
      ))}
    </svg>
  )
}
