import type { Formats } from '../../language/formats.ts'
import type { MapVersion } from '../../services/versions.ts'

/** What a version is known by: its name, or when it was kept. */
export const versionTitle = ({ name, createdAt }: MapVersion, formats: Formats): string =>
  name === '' ? formats.moment(createdAt) : name
