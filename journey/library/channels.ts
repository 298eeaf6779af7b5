import type { Labelled } from './label.ts'

/**
 * The channels in which a customer meets an organisation. The key is also the name of the channel's icon. A touchpoint
 * may carry channels in the user's own words too.
 */
export const channels = [
  { key: 'website', en: 'Website', id: 'Situs web' },
  { key: 'search', en: 'Search engine', id: 'Mesin pencari' },
  { key: 'display-ad', en: 'Display ad', id: 'Iklan display' },
  { key: 'social-media', en: 'Social media', id: 'Media sosial' },
  { key: 'review-site', en: 'Review site', id: 'Situs ulasan' },
  { key: 'email', en: 'Email', id: 'Email' },
  { key: 'phone', en: 'Phone', id: 'Telepon' },
  { key: 'sms', en: 'SMS', id: 'SMS' },
  { key: 'whatsapp', en: 'WhatsApp', id: 'WhatsApp' },
  { key: 'live-chat', en: 'Live chat', id: 'Live chat' },
  { key: 'chatbot', en: 'Chatbot', id: 'Chatbot' },
  { key: 'mobile-app', en: 'Mobile app', id: 'Aplikasi seluler' },
  { key: 'store', en: 'Store or service point', id: 'Toko atau titik layanan' },
  { key: 'field-visit', en: 'Field visit', id: 'Kunjungan lapangan' },
  { key: 'event', en: 'Event or webinar', id: 'Acara atau webinar' },
  { key: 'self-service', en: 'Self-service portal', id: 'Portal layanan mandiri' },
  { key: 'help-centre', en: 'Help centre and FAQ', id: 'Pusat bantuan dan FAQ' },
  { key: 'post', en: 'Invoice or post', id: 'Faktur atau pos' },
  { key: 'word-of-mouth', en: 'Word of mouth', id: 'Dari mulut ke mulut' },
] as const satisfies readonly Labelled[]

export type ChannelKey = (typeof channels)[number]['key']
