import { Excalidraw } from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import { createRoot } from 'react-dom/client'
import './page.css'
import { readCards } from './read-cards.js'

// Its own fonts from our own server, not from elsewhere.
window.EXCALIDRAW_ASSET_PATH = '/excalidraw/'

/** What a new rectangle and a new text have when someone draws them. */
const style = {
  angle: 0,
  strokeColor: '#1e1e1e',
  backgroundColor: 'transparent',
  fillStyle: 'solid',
  strokeWidth: 2,
  strokeStyle: 'solid',
  roughness: 1,
  opacity: 100,
  groupIds: [],
  frameId: null,
  seed: 1,
  version: 1,
  versionNonce: 1,
  isDeleted: false,
  updated: 1,
  link: null,
  locked: false,
}
const fontSize = 12
const lineHeight = 1.25

/** A rectangle with the card's text bound to it; wrapped already, so that opening does not have to measure it. */
function elements({ id, x, y, width, height, lines, text, touchpoint }, index) {
  const textHeight = lines.length * fontSize * lineHeight
  return [
    {
      ...style,
      id,
      type: 'rectangle',
      x,
      y,
      width,
      height,
      seed: index + 1,
      backgroundColor: touchpoint ? '#a5d8ff' : '#e9ecef',
      roundness: { type: 3 },
      boundElements: [{ type: 'text', id: `${id}-text` }],
    },
    {
      ...style,
      id: `${id}-text`,
      type: 'text',
      x: x + 8,
      y: y + (height - textHeight) / 2,
      width: width - 16,
      height: textHeight,
      roundness: null,
      boundElements: null,
      containerId: id,
      text: lines.join('\n'),
      originalText: text,
      autoResize: true,
      fontSize,
      fontFamily: 5,
      textAlign: 'center',
      verticalAlign: 'middle',
      lineHeight,
    },
  ]
}

const cards = await readCards()
const first = cards.find(({ touchpoint }) => touchpoint)

/** Whether the first card's surface is on the canvas: its pixels are no longer the paper's. */
function isDrawn(api) {
  const canvas = document.querySelector('canvas.excalidraw__canvas.static')
  if (!canvas || api.getSceneElements().length === 0) return false
  const { scrollX, scrollY, zoom } = api.getAppState()
  const x = (first.x + first.width - 12 + scrollX) * zoom.value * devicePixelRatio
  const y = (first.y + 8 + scrollY) * zoom.value * devicePixelRatio
  const [red, green, blue, alpha] = canvas.getContext('2d').getImageData(Math.round(x), Math.round(y), 1, 1).data
  return alpha > 0 && red + green + blue < 750
}

/** What the bench asks of a page. */
function answer(api) {
  const show = (left, top, zoom) =>
    api.updateScene({ appState: { zoom: { value: zoom }, scrollX: left / zoom, scrollY: top / zoom } })
  window.peer = {
    isDrawn: () => isDrawn(api),
    camera() {
      const { scrollX, scrollY, zoom } = api.getAppState()
      return { left: scrollX * zoom.value, top: scrollY * zoom.value, zoom: zoom.value }
    },
    lookAt: ({ left, top, zoom }) => show(left, top, zoom),
    fit: () => api.scrollToContent(api.getSceneElements(), { fitToContent: true, animate: false }),
    placeOf(id) {
      const { x, y } = api.getSceneElements().find((element) => element.id === id)
      return { x, y }
    },
  }
}

createRoot(document.getElementById('root')).render(
  <Excalidraw
    excalidrawAPI={answer}
    initialData={{
      elements: cards.flatMap(elements),
      appState: { scrollX: 0, scrollY: 0, viewBackgroundColor: '#ffffff' },
    }}
  />,
)
