import { type IconNode, icons } from 'lucide'
import plugin from 'tailwindcss/plugin'

/**
 * Classes such as `icon icon-Truck`, and `icon icon-full-Heart`: a lucide icon in the text's colour.
 * A page has one element for it, where a drawing has four, each also as data for the browser.
 */
export default plugin(({ addComponents, matchComponents }) => {
  addComponents({
    '.icon': {
      display: 'block',
      // A mask paints the icon above an input that lies over its label.
      pointerEvents: 'none',
      flex: 'none',
      mask: 'var(--icon) center / contain no-repeat',
      backgroundColor: 'currentColor',
      printColorAdjust: 'exact',
      '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
    },
  })
  matchComponents({ icon: named }, { values: imagesOf('none') })
  matchComponents({ 'icon-full': named }, { values: imagesOf('black') })
})

const named = (image: string) => ({ '--icon': image })

const imagesOf = (fill: string) =>
  Object.fromEntries(Object.entries(icons).map(([name, shapes]) => [name, imageOf(shapes, fill)]))

function imageOf(shapes: IconNode, fill: string) {
  const look = { fill, stroke: 'black', 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
  const frame = attributes({ xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 24 24', ...look })
  const drawn = shapes.map(([shape, of]) => `<${shape} ${attributes(of)}/>`)

  return `url("data:image/svg+xml,<svg ${frame}>${drawn.join('')}</svg>")`
}

const attributes = (of: object) =>
  Object.entries(of)
    .map(([name, value]) => `${name}='${value}'`)
    .join(' ')
