import type { Words } from './label.ts'

/** What people say who mean a friction of the library and would not find it by its title: words between commas. */
export const frictionKeywords = {
  'form-too-long': {
    en: 'long form, too many fields, questions, registration, sign-up, tedious',
    id: 'isian panjang, banyak kolom, pertanyaan, pendaftaran, ribet',
  },
  'cta-buried': {
    en: 'button, navigation, menu, confusing, lost, unclear, next step',
    id: 'tombol, menu, bingung, membingungkan, tersesat, tidak jelas',
  },
  'content-hard-to-find': {
    en: 'search, confusing, lost, missing, unclear',
    id: 'mencari, cari, bingung, membingungkan, tidak ketemu, tidak jelas',
  },
  'popup-overlap': {
    en: 'popup, banner, advert, cookie, annoying, interrupts',
    id: 'iklan, spanduk, mengganggu, menghalangi',
  },
  're-entry': {
    en: 'retype, repeat, twice, duplicate, form, fill in again',
    id: 'isi ulang, ketik ulang, berulang, dua kali, formulir',
  },
  'cross-device': {
    en: 'phone, mobile, desktop, app, switch, sync',
    id: 'ponsel, hp, komputer, aplikasi, pindah, sinkron',
  },
  'no-faq': {
    en: 'help, support, manual, instructions, answers, confusing',
    id: 'bantuan, panduan, petunjuk, jawaban, bingung, swalayan',
  },
  'slow-load': {
    en: 'slow, waiting, lag, performance, speed, hangs',
    id: 'lambat, lemot, lama, menunggu, macet, kecepatan',
  },
  'too-much-data': {
    en: 'form, privacy, personal data, intrusive, registration',
    id: 'formulir, privasi, data pribadi, pendaftaran',
  },
  'pushy-sales': {
    en: 'pressure, aggressive, annoying, spam calls',
    id: 'menekan, agresif, mengganggu, telepon terus',
  },
  'purchase-complicated': {
    en: 'checkout, payment, pay, confusing, difficult, complex, steps, order',
    id: 'bayar, pembayaran, pesan, bingung, membingungkan, rumit, ribet, sulit, susah',
  },
  'ticket-unanswered': {
    en: 'waiting, slow, no reply, no answer, late, delay, email',
    id: 'menunggu, lambat, lama, tidak dibalas, tidak ada jawaban, terlambat, email',
  },
  'long-queue': {
    en: 'waiting, wait, queue, line, slow, delay, call centre, on hold',
    id: 'menunggu, tunggu, antre, antri, lambat, lama, call center',
  },
  transferred: {
    en: 'handover, hand-off, passed around, ping-pong, explain again, bounced',
    id: 'dilempar, dioper, pindah bagian, jelaskan lagi',
  },
  'no-history': {
    en: 'explain again, repeat, context, records, CRM',
    id: 'jelaskan lagi, mengulang, catatan, data pelanggan',
  },
  'slow-first-response': {
    en: 'waiting, slow, late, delay, reply, no answer',
    id: 'menunggu, lambat, lama, terlambat, balasan, tidak dibalas',
  },
  'many-steps-to-help': {
    en: 'waiting, slow, complicated, difficult, chatbot, phone menu, bureaucracy',
    id: 'menunggu, lama, rumit, ribet, susah, chatbot, birokrasi',
  },
  'wrong-information': {
    en: 'mistake, error, outdated, misleading, confusing, contradiction, unclear',
    id: 'keliru, kesalahan, usang, menyesatkan, membingungkan, bingung, tidak jelas',
  },
  'unfair-fee': {
    en: 'price, expensive, cost, fee, hidden costs, surcharge, shipping',
    id: 'harga, mahal, ongkos, biaya tersembunyi, biaya tambahan, ongkir',
  },
  'template-tone': {
    en: 'robot, canned, impersonal, copy paste, chatbot',
    id: 'robot, kaku, tidak personal, salin tempel, chatbot',
  },
  'rude-agent': {
    en: 'rude, impolite, unhelpful, attitude, service',
    id: 'kasar, jutek, tidak sopan, judes, layanan, pelayanan',
  },
  'feedback-ignored': {
    en: 'complaint, review, survey, not heard, suggestion',
    id: 'keluhan, ulasan, survei, tidak didengar, saran',
  },
  understaffed: {
    en: 'waiting, slow, busy, untrained, training, capacity',
    id: 'menunggu, lambat, sibuk, kurang orang, pelatihan, kurang terlatih',
  },
  'wrong-tools': {
    en: 'software, system, manual work, spreadsheet',
    id: 'sistem, perangkat lunak, manual, aplikasi',
  },
  'hard-to-cancel': {
    en: 'unsubscribe, quit, leave, close account, refund, difficult',
    id: 'berhenti, langganan, tutup akun, pengembalian dana, refund, susah, rumit',
  },
  'repeat-contact': {
    en: 'unresolved, not fixed, again, complaint, waiting, recurring',
    id: 'tidak selesai, belum beres, lagi, keluhan, menunggu',
  },
} as const satisfies Readonly<Record<string, Words>>
