import { createHash } from 'node:crypto'
import type { pastSales, reviews } from '../schema'
import type { SeedOpinion, SeedProduct, SeedReviewTexts } from './read-seed'

type Sale = typeof pastSales.$inferSelect
type Review = typeof reviews.$inferInsert & { createdAt: Date }

type Source = {
  products: SeedProduct[]
  reviews: SeedReviewTexts[]
  reviewAnswers: SeedOpinion[]
  reviewers: string[]
}

/** Reviews out of a hundred with five stars, with at least four, three, and two. */
const SPREADS = [
  [90, 97, 99, 100],
  [84, 96, 98, 99],
  [78, 95, 98, 99],
  [72, 93, 97, 99],
  [66, 90, 96, 99],
]
/** The spread of a good that disappoints, and how many goods have one that does. */
const WEAK_SPREAD = [40, 65, 85, 95]
const GOODS_TO_A_WEAK_ONE = 80

const FEWEST = 15
const MOST = 60
const SALES_TO_A_REVIEW = 12

/** Number of buyers' photos of a product: `buyer-1.avif` and so on, beside its pictures. */
const PHOTOS = 2

const DAY_MS = 24 * 60 * 60_000

/**
 * Composes the reviews of past sales from the texts that fit each good, oldest first. The same
 * files yield the same reviews.
 */
export function composeReviews({ products, ...source }: Source, sales: Sale[]): Review[] {
  return products
    .flatMap((product) => reviewsOf(product, source, sales))
    .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
}

function reviewsOf({ id, variants }: SeedProduct, source: Omit<Source, 'products'>, allSales: Sale[]): Review[] {
  const own = new Set(variants.map(({ sku }) => sku))
  const sales = allSales.filter(({ sku }) => own.has(sku))
  const sold = sales.reduce((sum, { quantity }) => sum + quantity, 0)
  const count = sold === 0 ? 0 : Math.min(MOST, FEWEST + Math.floor(sold / SALES_TO_A_REVIEW))
  const draw = drawsFrom(id)
  const spread = draw(GOODS_TO_A_WEAK_ONE) === 0 ? WEAK_SPREAD : (SPREADS[draw(SPREADS.length)] ?? WEAK_SPREAD)
  const nextText = textsOf(id, source.reviews)
  let photos = 0

  return [...Array(count).keys()].flatMap((number) => {
    const draw = drawsFrom(`${id} ${number}`)
    const sale = saleAt(sales, draw(sold))
    if (!sale) return []
    const stars = starsAt(spread, draw(100))
    const tone = toneOf(stars, draw(2) === 0)
    const text = draw(100) < TEXTS[tone] ? nextText(tone, draw(3) === 0) : undefined
    const inEnglish = draw(12) === 0
    const createdAt = new Date(sale.month.getTime() + (1 + draw(26)) * DAY_MS + draw(DAY_MS / 1000) * 1000)
    const answers = source.reviewAnswers.filter(([of]) => of === tone)
    const answer = text && draw(100) < ANSWERS[tone] ? answers[draw(answers.length)] : undefined
    const isPictured = text !== undefined && stars === 5 && photos < PHOTOS

    return {
      productId: id,
      sku: sale.sku,
      pastSaleId: sale.id,
      stars,
      language: inEnglish ? ('en' as const) : ('id' as const),
      author: source.reviewers[draw(source.reviewers.length)],
      createdAt,
      ...(text && { body: inEnglish ? text.en : text.id, translation: inEnglish ? text.id : text.en }),
      ...(answer && {
        answer: answer[1],
        answerTranslation: answer[2],
        answeredAt: new Date(createdAt.getTime() + DAY_MS),
      }),
      pastHelpful: text ? helpfulOf(draw(100), isPictured) : 0,
      ...(isPictured && { photos: [`${id}/buyer-${++photos}.avif`] }),
    }
  })
}

/** Most reviews helped nobody, some a few readers, and those with a photo more of them. */
const helpfulOf = (at: number, isPictured: boolean) =>
  Math.max(0, Math.floor((at - 60) / 8)) + (isPictured ? 4 + (at % 20) : 0)

/** A tone of a text, by the stars that it fits best. */
type Tone = SeedOpinion[0]

/** Reviews with a text, and answered ones among them, out of a hundred. */
const TEXTS: Record<Tone, number> = { 5: 55, 3: 80, 1: 100 }
const ANSWERS: Record<Tone, number> = { 5: 20, 3: 50, 1: 90 }

function toneOf(stars: number, isContent: boolean): Tone {
  if (stars === 5 || (stars === 4 && isContent)) return 5

  return stars >= 3 ? 3 : 1
}

function starsAt(spread: number[], at: number): number {
  const position = spread.findIndex((upTo) => at < upTo)

  return position === -1 ? 1 : 5 - position
}

/** The sale of the piece with this number. */
function saleAt([sale, ...others]: Sale[], piece: number): Sale | undefined {
  return !sale || piece < sale.quantity ? sale : saleAt(others, piece - sale.quantity)
}

/**
 * Returns each text at most once a good: those of the good and its kind first, some with a sentence
 * that fits all goods.
 */
function textsOf(id: string, reviews: SeedReviewTexts[]) {
  const texts = (rows: SeedReviewTexts[]) =>
    shuffle(
      id,
      rows.flatMap((row) => row.texts),
    )
  const ofGood = texts(reviews.filter(({ goods }) => goods?.includes(id)))
  const ofAll = texts(reviews.filter(({ goods }) => !goods))
  const take = (from: SeedOpinion[], tone: Tone) => {
    const position = from.findIndex(([of]) => of === tone)

    return position === -1 ? undefined : from.splice(position, 1)[0]
  }

  return (tone: Tone, isLong: boolean) => {
    const first = take(ofGood, tone)
    const parts = [first, first && !isLong ? undefined : take(ofAll, tone)].filter((part) => part !== undefined)
    if (parts.length === 0) return undefined

    return { id: parts.map(([, text]) => text).join(' '), en: parts.map(([, , text]) => text).join(' ') }
  }
}

const shuffle = (id: string, texts: SeedOpinion[]) =>
  texts
    .map((text) => ({ text, at: drawsFrom(`${id} ${text[1]}`)(2 ** 32) }))
    .sort((one, other) => one.at - other.at)
    .map(({ text }) => text)

/** Successive numbers below a limit that depend on nothing but `seed`. */
function drawsFrom(seed: string) {
  let bytes = createHash('sha256').update(seed).digest()
  let at = 0

  return (below: number) => {
    if (at === bytes.length) {
      bytes = createHash('sha256').update(bytes).digest()
      at = 0
    }
    at += 4

    return bytes.readUInt32BE(at - 4) % below
  }
}
