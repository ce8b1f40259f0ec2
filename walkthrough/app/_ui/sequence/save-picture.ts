import { download } from '../download'

const SHARPNESS = 2

export async function saveSvg(svg: SVGSVGElement) {
  download(await toBlob(svg), 'jembatan-sequence.svg')
}

/** Renders the picture as a bitmap at double resolution in this browser. */
export async function savePng(svg: SVGSVGElement) {
  const { width, height } = svg.viewBox.baseVal
  const image = new Image(width * SHARPNESS, height * SHARPNESS)
  image.src = URL.createObjectURL(await toBlob(svg))
  await image.decode()

  const canvas = document.createElement('canvas')
  canvas.width = image.width
  canvas.height = image.height
  canvas.getContext('2d')?.drawImage(image, 0, 0, image.width, image.height)
  URL.revokeObjectURL(image.src)
  canvas.toBlob((blob) => blob && download(blob, 'jembatan-sequence.png'), 'image/png')
}

async function toBlob(svg: SVGSVGElement) {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const { width, height } = svg.viewBox.baseVal
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const { face, family } = await readFont(svg)
  copy.style.fontFamily = `${family}, sans-serif`
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = face
  copy.prepend(style)

  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' })
}

/** Embeds the font, because the file is opened where the font is missing. */
async function readFont(svg: SVGSVGElement) {
  const family = getComputedStyle(svg).fontFamily.split(',')[0] ?? 'sans-serif'
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  const rule = rules.find(
    (one): one is CSSFontFaceRule =>
      one instanceof CSSFontFaceRule &&
      one.style.getPropertyValue('font-family') === family &&
      /url\(/.test(one.cssText),
  )
  const address = /url\("?([^")]+)"?\)/.exec(rule?.cssText ?? '')?.[1]
  if (!rule || !address) return { face: '', family }
  const file = await fetch(new URL(address, rule.parentStyleSheet?.href ?? location.href))
  const data = await toDataAddress(await file.blob())

  return { face: `@font-face{font-family:${family};font-weight:200 800;src:url(${data}) format("woff2")}`, family }
}

const toDataAddress = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
