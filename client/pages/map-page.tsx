import { PageFrame } from '../components/page-frame.tsx'

export function MapPage({ id }: { readonly id: string }) {
  return <PageFrame>{id}</PageFrame>
}
