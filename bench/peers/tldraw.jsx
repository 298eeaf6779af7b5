import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import { createRoot } from 'react-dom/client'
import { Tldraw, createTLStore, defaultBindingUtils, defaultShapeUtils, getIndices, toRichText } from 'tldraw'
import 'tldraw/tldraw.css'
import './page.css'
import { readCards } from './read-cards.js'

/** A rectangle of tldraw's own with the card's text in it. Default style; only size and fill are chosen, as the card has them. */
function shape({ id, x, y, width, height, text, touchpoint }, order) {
  return {
    typeName: 'shape',
    type: 'geo',
    id: `shape:${id}`,
    parentId: 'page:page',
    index: order,
    x,
    y,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      geo: 'rectangle',
      w: width,
      h: height,
      growY: 0,
      scale: 1,
      dash: 'draw',
      size: 's',
      fill: 'solid',
      color: touchpoint ? 'blue' : 'grey',
      labelColor: 'black',
      font: 'draw',
      align: 'middle',
      verticalAlign: 'middle',
      url: '',
      flipX: false,
      flipY: false,
      richText: toRichText(text),
    },
  }
}

const cards = await readCards()
const store = createTLStore({ shapeUtils: defaultShapeUtils, bindingUtils: defaultBindingUtils })
store.ensureStoreIsUsable()
const orders = getIndices(cards.length)
store.put(cards.map((card, index) => shape(card, orders[index])))

/** What the bench asks of a page. */
function answer(editor) {
  window.peer = {
    isDrawn: () => document.querySelector('.tl-shape') !== null,
    camera() {
      const { x, y, z } = editor.getCamera()
      return { left: x * z, top: y * z, zoom: z }
    },
    lookAt: ({ left, top, zoom }) => editor.setCamera({ x: left / zoom, y: top / zoom, z: zoom }, { force: true }),
    fit: () => editor.zoomToFit({ immediate: true }),
    placeOf(id) {
      const { x, y } = editor.getShape(`shape:${id}`)
      return { x, y }
    },
  }
}

createRoot(document.getElementById('root')).render(
  <Tldraw store={store} assetUrls={getAssetUrlsByImport()} onMount={answer} />,
)
