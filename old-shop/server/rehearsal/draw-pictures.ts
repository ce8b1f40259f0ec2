import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { COLOURS, GOODS } from './words'

type Kind = (typeof GOODS)[number]['names'][number]
type Colour = (typeof COLOURS)[number]
export type Picture = { sha256: string; content: Buffer }

const PAINTS = {
  merah: { goods: '#c8402f', ground: '#f3ddd3' },
  biru: { goods: '#2f5fa8', ground: '#d9e4f2' },
  hijau: { goods: '#3c8a5a', ground: '#dcecdf' },
  hitam: { goods: '#2b2e33', ground: '#dedad4' },
  putih: { goods: '#fbfaf7', ground: '#9db1ac' },
} satisfies Record<Colour, { goods: string; ground: string }>

/** The shape of each kind of goods, in a square of 100; `C` is its colour and `L` a line. */
const SHAPES = {
  Serum:
    '<rect x="41" y="38" width="18" height="34" rx="4" C/><rect x="45" y="30" width="10" height="9" fill="#b08a4a"/><rect x="47" y="19" width="6" height="12" rx="3" fill="#26282c"/><rect x="44" y="50" width="12" height="12" fill="#fff" opacity=".6"/>',
  Pelembap:
    '<rect x="32" y="50" width="36" height="22" rx="5" C/><rect x="30" y="42" width="40" height="10" rx="3" fill="#b08a4a"/><rect x="40" y="57" width="20" height="8" fill="#fff" opacity=".6"/>',
  Lipstik:
    '<rect x="43" y="52" width="14" height="20" rx="2" fill="#26282c"/><rect x="44" y="43" width="12" height="10" fill="#b08a4a"/><path d="M45 43V31l10-6v18z" C/>',
  Keripik:
    '<path d="M34 28h32l-2 44H36z" C/><path d="M34 28h32v5H34zM36 68h28v4H36z" fill="#26282c" opacity=".25"/><circle cx="50" cy="50" r="9" fill="#e8b94a"/>',
  Sambal:
    '<path d="M38 40h24v28a4 4 0 0 1-4 4H42a4 4 0 0 1-4-4z" C/><rect x="37" y="30" width="26" height="9" rx="2" fill="#e8b94a"/><path d="M44 58q8-12 14-4-6 8-14 4z" fill="#fff" opacity=".7"/>',
  Kopi: '<path d="M33 42h28v22a8 8 0 0 1-8 8H41a8 8 0 0 1-8-8z" C/><path d="M61 47h5a5 5 0 0 1 0 14h-5" fill="none" L/><path d="M41 36q-3-4 0-8m7 8q-3-4 0-8m7 8q-3-4 0-8" fill="none" stroke="#8c8378" stroke-width="2"/>',
  Balok:
    '<rect x="28" y="52" width="20" height="20" rx="2" C/><rect x="52" y="52" width="20" height="20" rx="2" fill="#e8b94a"/><path d="M50 28l13 22H37z" C/>',
  Boneka:
    '<circle cx="50" cy="38" r="13" C/><circle cx="39" cy="27" r="5" C/><circle cx="61" cy="27" r="5" C/><ellipse cx="50" cy="61" rx="14" ry="12" C/><circle cx="45" cy="37" r="1.8" fill="#e8b94a"/><circle cx="55" cy="37" r="1.8" fill="#e8b94a"/>',
  Puzzle:
    '<path d="M30 34h16a5 5 0 1 1 9 0h15v15a5 5 0 1 0 0 9v14H30z" C/><path d="M50 34v38M30 53h40" stroke="#fff" stroke-width="1" opacity=".5"/>',
  Kemeja:
    '<path d="M40 28l10 6 10-6 14 10-6 11-6-4v27H38V45l-6 4-6-11z" C/><path d="M50 34v38" stroke="#fff" stroke-width="1" opacity=".6"/>',
  Batik:
    '<rect x="31" y="30" width="38" height="42" rx="3" C/><g fill="none" stroke="#e8b94a" stroke-width="1.6"><circle cx="41" cy="42" r="6"/><circle cx="59" cy="42" r="6"/><circle cx="41" cy="60" r="6"/><circle cx="59" cy="60" r="6"/><circle cx="50" cy="51" r="4"/></g>',
  Jaket:
    '<path d="M40 27h20l13 9-4 14-6-3v25H37V47l-6 3-4-14z" C/><path d="M50 30v42" stroke="#e8b94a" stroke-width="2"/><path d="M40 60h6m8 0h6" stroke="#fff" stroke-width="1.6" opacity=".6"/>',
  Panci:
    '<path d="M30 46h40v18a8 8 0 0 1-8 8H38a8 8 0 0 1-8-8z" C/><rect x="28" y="41" width="44" height="5" rx="2" fill="#8c8378"/><rect x="46" y="35" width="8" height="6" rx="3" fill="#26282c"/><path d="M30 53h-7m47 0h7" L/>',
  Lampu:
    '<path d="M40 28h20l9 20H31z" C/><rect x="48" y="48" width="4" height="20" fill="#8c8378"/><rect x="38" y="67" width="24" height="5" rx="2" fill="#8c8378"/><path d="M36 50h28l4 8H32z" fill="#e8b94a" opacity=".45"/>',
  Rak: '<path d="M31 26h4v46h-4zM65 26h4v46h-4z" C/><path d="M31 30h38v4H31zM31 48h38v4H31zM31 66h38v4H31z" C/><rect x="39" y="40" width="5" height="8" fill="#e8b94a"/><rect x="46" y="38" width="4" height="10" fill="#8c8378"/><circle cx="57" cy="61" r="5" fill="#e8b94a"/>',
} satisfies Record<Kind, string>

const SIDE = 480

/** Draws a picture; its file is the same each time. */
async function drawPicture(kind: Kind, colour: Colour): Promise<Picture> {
  const paint = PAINTS[colour]
  const goods = SHAPES[kind]
    .replaceAll(' C/>', ` fill="${paint.goods}"/>`)
    .replaceAll(' L/>', ` stroke="${paint.goods}" stroke-width="4" stroke-linecap="round"/>`)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${SIDE}" height="${SIDE}">
    <rect width="100" height="100" fill="${paint.ground}"/>
    <circle cx="50" cy="47" r="35" fill="#fff" opacity=".45"/>
    <ellipse cx="50" cy="74" rx="27" ry="4" fill="#26282c" opacity=".18"/>
    <path d="M22 73h56v19H22z" fill="#fff" opacity=".7"/><ellipse cx="50" cy="73" rx="28" ry="4" fill="#fff"/>
    ${goods}
  </svg>`
  const content = await sharp(Buffer.from(svg)).webp({ quality: 82, effort: 0 }).toBuffer()

  return { sha256: createHash('sha256').update(content).digest('hex'), content }
}

export type Pictures = Map<string, Picture>

/**
 * Draws a picture for each kind of goods in each colour, by the first two words of a product's
 * name; many products share one.
 */
export async function drawPictures(): Promise<Pictures> {
  const names = GOODS.flatMap(({ names }) => names).flatMap((kind) => COLOURS.map((colour) => [kind, colour] as const))

  return new Map(
    await Promise.all(
      names.map(async ([kind, colour]) => [`${kind} ${colour}`, await drawPicture(kind, colour)] as const),
    ),
  )
}
