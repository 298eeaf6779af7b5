import { PageFrame } from '../components/page-frame.tsx'

export function LibraryPage() {
  return <PageFrame />
}
