let movingByKey = false

/** Whether the focus was moved with the keyboard last. */
export const isMovingByKey = (): boolean => movingByKey

function noteKey({ key }: KeyboardEvent): void {
  movingByKey = key === 'Tab' || key.startsWith('Arrow')
}

function notePointer(): void {
  movingByKey = false
}

/** Notes how the focus is moved. Returns how to stop. */
export function followKeys(): () => void {
  document.addEventListener('keydown', noteKey, true)
  document.addEventListener('pointerdown', notePointer, true)
  return () => {
    document.removeEventListener('keydown', noteKey, true)
    document.removeEventListener('pointerdown', notePointer, true)
  }
}
