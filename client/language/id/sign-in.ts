import type { signIn as source } from '../en/sign-in.ts'
import type { Translation } from '../messages.ts'

export const signIn: Translation<typeof source> = {
  label: 'Masuk',
  title: 'Masuk untuk membuat peta',
  body: 'Peta di server ini dibuat oleh timnya. Tautan yang Anda terima terbuka tanpa perlu masuk, dan peta di perangkat ini tetap ada.',
  password: 'Kata sandi server ini',
  provider: 'Masuk dengan {provider}',
  providerAway: 'Tempat Anda masuk sedang tidak menjawab. Coba lagi beberapa menit lagi.',
  notAllowed: 'Akun ini tidak boleh membuat peta di sini. Tanyakan kepada pengelola server ini.',
  failed: 'Gagal masuk. Coba lagi.',
  submit: 'Masuk',
  done: 'Anda sudah masuk',
  wrong: 'Kata sandinya salah. Tanyakan kepada pengelola server ini.',
  tooMany: 'Terlalu banyak kata sandi yang salah. Tunggu sebentar, lalu coba lagi.',
  unreachable: 'Server tidak menjawab. Coba lagi.',
  signOut: 'Keluar',
  out: 'Anda sudah keluar',
  outDetail: 'Peta Anda tetap ada di perangkat ini.',
  mapTitle: 'Masuk untuk membagikan peta ini',
  mapBody: 'Peta ini ada di perangkat Anda. Server menerimanya dari orang yang sudah masuk.',
}
