import { type ChannelKey, channels } from '../../library/channels.ts'
import type { Language } from '../../model/vocabulary.ts'

/** What stands in a CJML file of ours for what the map does not name, and how its comments are worded. */
export const cjmlWords = {
  en: {
    customer: 'Customer',
    provider: 'Service provider',
    friction: (title: string, severity: number) => `Friction (severity ${severity} of 4): ${title}`,
    metric: (title: string, value: string) => `Metric: ${title} ${value}`,
    channels: (names: string) => `Other channels: ${names}`,
    rated: (persona: string) => `How ${persona} feels, as rated on the map. Not an observed journey.`,
    missing: (title: string) => `Missing: ${title}`,
    failing: (title: string) => `Failing: ${title}`,
    unplanned: 'Not planned.',
    seenIn: (journeys: string) => `Seen in: ${journeys}`,
    initiator: (actor: string) => `Initiated by ${actor}.`,
    journey: 'Journey',
  },
  id: {
    customer: 'Pelanggan',
    provider: 'Penyedia layanan',
    friction: (title: string, severity: number) => `Titik gesekan (keparahan ${severity} dari 4): ${title}`,
    metric: (title: string, value: string) => `Metrik: ${title} ${value}`,
    channels: (names: string) => `Kanal lain: ${names}`,
    rated: (persona: string) =>
      `Perasaan ${persona} menurut penilaian di peta. Bukan perjalanan yang benar-benar diamati.`,
    missing: (title: string) => `Tidak terjadi: ${title}`,
    failing: (title: string) => `Gagal: ${title}`,
    unplanned: 'Tidak direncanakan.',
    seenIn: (journeys: string) => `Terlihat di: ${journeys}`,
    initiator: (actor: string) => `Dimulai oleh ${actor}.`,
    journey: 'Perjalanan',
  },
} as const satisfies Readonly<Record<Language, object>>

/** What tools of CJML call channels of ours. The others go by their own names: CJML has no closed list. */
const cjmlNames: Readonly<Partial<Record<ChannelKey, string>>> = {
  website: 'internetViaPC',
  'mobile-app': 'appOnSmartphone',
  email: 'email',
  phone: 'phone',
  sms: 'sms',
  'live-chat': 'chat',
  post: 'letter',
  store: 'ShopCounter',
  'field-visit': 'faceToFace',
  'social-media': 'Social Media Message',
}

/** A touchpoint of which nobody has said the channel. */
export const unknownChannel = 'Unknown'

/** A channel as CJML has it. */
export function channelName(channel: string): string {
  const known = channels.find(({ key }) => key === channel)
  return known ? (cjmlNames[known.key] ?? known.en) : channel
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** What else the same channels are called in files. */
const otherNames: Readonly<Record<string, ChannelKey>> = {
  web: 'website',
  internet: 'website',
  internetglobe: 'website',
  internetviasmartphone: 'website',
  internetviatablet: 'website',
  webapp: 'website',
  apponpc: 'website',
  app: 'mobile-app',
  appontablet: 'mobile-app',
  mail: 'email',
  telephone: 'phone',
  phonecall: 'phone',
  letterpaper: 'post',
  servicedesk: 'store',
  shop: 'store',
  socialmedia: 'social-media',
}

const byName: ReadonlyMap<string, ChannelKey> = new Map([
  ...Object.entries(otherNames),
  ...channels.flatMap(({ key, en, id }): [string, ChannelKey][] =>
    [key, en, id, cjmlNames[key] ?? key].map((name) => [plain(name), key]),
  ),
])

/** A channel of a CJML file as the map has it: a key of the library, or the file's own word; nothing for an unknown one. */
export function channelOf(name: string): string | undefined {
  const said = plain(name)
  return said === '' || said === 'unknown' || said === 'none' ? undefined : (byName.get(said) ?? name)
}

const ratings: Readonly<Record<string, number>> = {
  verysatisfied: 2,
  verypositive: 2,
  satisfied: 1,
  positive: 1,
  neutral: 0,
  dissatisfied: -1,
  negative: -1,
  verydissatisfied: -2,
  verynegative: -2,
}

/** An experience, 1…5 or in words, as −2…+2; undefined for what is neither. */
export function emotionOf(rating: string): number | undefined {
  const value = Number(rating.replace(',', '.'))
  if (rating.trim() !== '' && Number.isFinite(value)) return value >= 1 && value <= 5 ? value - 3 : undefined
  return ratings[plain(rating)]
}
