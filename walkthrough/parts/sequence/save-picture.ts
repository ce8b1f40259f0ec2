import { download } from '../download'

const SHARPNESS = 2

export function saveSvg(svg: SVGSVGElement) {
  download(toBlob(svg), 'jembatan-sequence.svg')
}

/** The same picture in points, twice as fine, drawn by this browser. */
export async function savePng(svg: SVGSVGElement) {
  const { width, height } = svg.viewBox.baseVal
  const image = new Image(width * SHARPNESS, height * SHARPNESS)
  image.src = URL.createObjectURL(toBlob(svg))
  await image.decode()

  const canvas = document.createElement('canvas')
  canvas.width = image.width
  canvas.height = image.height
  canvas.getContext('2d')?.drawImage(image, 0, 0, image.width, image.height)
  URL.revokeObjectURL(image.src)
  canvas.toBlob((blob) => blob && download(blob, 'jembatan-sequence.png'), 'image/png')
}

function toBlob(svg: SVGSVGElement) {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const { width, height } = svg.viewBox.baseVal
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))

  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' })
}
