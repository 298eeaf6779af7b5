import type {
  pointerAction as pointerActionSource,
  pointer as pointerSource,
  pointerStep as pointerStepSource,
} from '../en/pointer.ts'
import type { Translation } from '../messages.ts'

export const pointer: Translation<typeof pointerSource> = {
  width: 'Seret untuk mengubah lebar, klik dua kali untuk mengembalikannya',
  height: 'Seret untuk mengubah tinggi, klik dua kali untuk mengembalikannya',
  size: '{size} px',
  goneMeanwhile:
    '{count, plural, =1 {“{title}” dihapus orang lain saat Anda memindahkannya} other {# kartu dihapus orang lain saat Anda memindahkannya}}',
  goneDetail: 'Kartu itu tidak dipindahkan. Yang menghapusnya dapat mengurungkannya.',
}

export const pointerAction: Translation<typeof pointerActionSource> = {
  selectTool: 'Pilih dengan tetikus',
  handTool: 'Geser kanvas dengan tetikus',
  widerStage: 'Lebarkan tahap',
  narrowerStage: 'Sempitkan tahap',
  tallerLane: 'Tinggikan lajur',
  lowerLane: 'Rendahkan lajur',
  ownSize: 'Kembalikan ukuran semula',
  size: 'Ukuran',
}

export const pointerStep: Translation<typeof pointerStepSource> = {
  moveCards: 'pindahkan beberapa kartu',
  stageWidth: 'lebar tahap “{subject}”',
  laneHeight: 'tinggi lajur “{subject}”',
}
